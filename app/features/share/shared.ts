import { notePath, sharedCache, type SharedNote } from '#app/lib/shared-cache.ts';

/** What somebody shares to the app: words, and files. */
export interface Shared {
	words: string;
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
	return { words: wordsOf(note), files: files.flat() };
}

export async function forgetShared(id: string): Promise<void> {
	const cache = await caches.open(sharedCache);
	const kept = await cache.keys();
	const ofIt = kept.filter(({ url }) => new URL(url).pathname.startsWith(`/share/${id}/`));
	await Promise.all(ofIt.map((request) => cache.delete(request)));
}

/** Apps give the same words as title and as text, and put the address into either: nothing is said twice. */
export function wordsOf({ title, text, url }: Pick<SharedNote, 'title' | 'text' | 'url'>): string {
	const parts: string[] = [];
	for (const part of [text, title, url].map((one) => one.trim())) {
		if (part !== '' && !parts.some((said) => said.includes(part))) parts.push(part);
	}
	const isTitleFirst = parts.length > 1 && parts[1] === title.trim();
	return (isTitleFirst ? [parts[1], parts[0], ...parts.slice(2)] : parts).join('\n');
}

/** Plain words as a post's text: nothing of them is markup. */
export const asHtml = (words: string): string =>
	words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/\r?\n/g, '<br>');
