import { isOut } from '#sync/judge-post.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { indexed } from '#app/lib/data/indexes.ts';
import { patchPost } from '#app/lib/data/writes.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';

/** Cancels an upload and takes the file out of the posts of this device, which would wait for it in vain. It can be taken back. */
export async function cancelUpload(id: string): Promise<void> {
	const { outbox } = desk();
	const posts = (await postsWith(id)).filter((post) => !isOut(post));
	const taken = await outbox.orders.cancel(id);
	if (!taken) return;
	for (const { id: postId, media } of posts) {
		await patchPost(postId, { media: media.filter((one) => one.mediaId !== id) });
	}
	sayCancelled(async () => {
		await outbox.orders.putBack(taken);
		for (const { id: postId, media } of posts) await patchPost(postId, { media });
	});
}

/** Cancels the upload of a file that somebody took out of a post, unless another post has it. `undo` puts it into the post again. */
export async function cancelUnused(id: string, postId: string, undo: () => void): Promise<void> {
	const { outbox } = desk();
	if (outbox.get(id) === undefined) return;
	const others = (await postsWith(id)).filter((post) => post.id !== postId);
	const taken = others.length > 0 ? undefined : await outbox.orders.cancel(id);
	if (!taken) return;
	sayCancelled(async () => {
		await outbox.orders.putBack(taken);
		undo();
	});
}

const sayCancelled = (undo: () => Promise<void>): void => {
	const action = { label: words.current.common.undo, run: () => void undo() };
	toasts.show(words.current.media.cancelled, { action });
};

async function postsWith(id: string) {
	const { db, outbox } = desk();
	const selector = { projectId: outbox.get(id)?.projectId ?? '', media: { $elemMatch: { mediaId: id } } };
	const found = await db.posts.find({ selector, index: indexed('byTouch') }).exec();
	return found.map((document) => document.toMutableJSON());
}
