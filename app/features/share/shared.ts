import type { SharedWords } from '../composer/shared-markup.ts';
import { notePath, sharedCache, type SharedNote } from '#app/lib/shared-cache.ts';

/** What somebody shares to the app: words, and files. */
export interface Shared extends SharedWords {
	files: File[];
}

/** What the service worker laid down under that name; null where it is gone, or was taken already. */
export async function sharedAs(id: string): Promise<Shared | null> {
	const cache = await caches.open(sharedCache);
	const found = await cache.match(notePath(id));
	if (!found) return null;
	// The cast: the service worker of this very version wrote it.
	const note = (await found.json()) as SharedNote;
	const files = await Promise.all(
		note.files.map(async ({ path, name, type }) => {
			const bytes = await (await cache.match(path))?.blob();
			return bytes ? [new File([bytes], name, { type })] : [];
		})
	);
	const { title, text, url } = note;
	return { title, text, url, files: files.flat() };
}

export async function forgetShared(id: string): Promise<void> {
	const cache = await caches.open(sharedCache);
	const kept = await cache.keys();
	const ofIt = kept.filter(({ url }) => new URL(url).pathname.startsWith(`/share/${id}/`));
	await Promise.all(ofIt.map((request) => cache.delete(request)));
}
