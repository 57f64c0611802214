import { isOut } from '#sync/judge-post.ts';
import type { Media } from '#sync/records/media.ts';
import type { Post } from '#sync/records/post.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { patchPost, removeMedium, restoreMedium } from '#app/lib/data/writes.ts';
import { kindOf } from '#app/lib/media/kinds.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';

/** Takes files in, all or none; gives their ids, and says so where it cannot. */
export async function takeIn(projectId: string, files: File[]): Promise<string[]> {
	const t = words.current.media;
	const strange = files.filter((file) => kindOf(file) === undefined);
	if (strange.length > 0) {
		toasts.fail(t.notTaken(strange.map(({ name }) => name).join(', ')));
		return [];
	}
	const added = await desk().outbox.orders.add(projectId, files);
	if (added.is === 'added') return added.ids;
	toasts.fail(t[added.is]);
	return [];
}

/** Takes files off the shelf. Posts that show them keep their place for them, should it be taken back. */
export async function removeAll(files: Media[]): Promise<void> {
	for (const { id } of files) await removeMedium(id);
	toasts.show(words.current.library.removed(files.length), {
		action: {
			label: words.current.common.undo,
			run: () => void Promise.all(files.map((file) => restoreMedium(file)))
		}
	});
}

/** Puts a new file where an old one stands, in every post that is not out. The old one stays on the shelf. */
export async function replace(file: Media, by: File, posts: Post[]): Promise<void> {
	const [id] = await takeIn(file.projectId, [by]);
	if (id === undefined) return;
	const open = posts.filter((post) => !isOut(post));
	const put = (from: string, to: string) =>
		Promise.all(
			open.map(({ id: postId, media }) =>
				patchPost(postId, {
					media: media.map((one) => (one.mediaId === from ? { ...one, mediaId: to } : one))
				})
			)
		);
	await put(file.id, id);
	await desk().outbox.orders.describe(id, file.alt);
	const undo = () => void Promise.all(open.map(({ id: postId, media }) => patchPost(postId, { media })));
	toasts.show(words.current.library.replaced(open.length), {
		action: { label: words.current.common.undo, run: undo }
	});
}
