import { contentHash } from '#sync/approval.ts';
import type { Post } from '#sync/records/post.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { patchPost } from '#app/lib/data/writes.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';

/** What is decided about a post before it goes out. Each is a write on this device, which waits for the network like any other. */

/** Says that it may go out as it stands. */
export async function approve(post: Post): Promise<void> {
	const status = post.status === 'draft' ? { status: 'review' as const } : {};
	await patchPost(post.id, { ...status, approval: approvalOf(post) });
	say(words.current.review.saidApproved, post);
}

/** Takes one's word back: it waits for another. */
export async function unapprove(post: Post): Promise<void> {
	const isPlanned = post.status === 'scheduled';
	await patchPost(post.id, { approval: null, ...(isPlanned ? { status: 'review', queuePlace: null } : {}) });
	say(words.current.review.saidUnapproved, post);
}

export async function askReview(post: Post): Promise<void> {
	await patchPost(post.id, { status: 'review' });
	say(words.current.composer.sentToReview, post);
}

/** Back to its author, or back by its author: a draft again. */
export async function sendBack(post: Post, said = words.current.review.saidReturned): Promise<void> {
	await patchPost(post.id, { status: 'draft', approval: null });
	say(said, post);
}

/** This person's word for what the post says now. */
export const approvalOf = (post: Post): NonNullable<Post['approval']> => ({
	by: desk().userId,
	client: null,
	at: new Date().toISOString(),
	hash: contentHash(post)
});

function say(text: string, { id, status, approval, queuePlace }: Post): void {
	const undo = () => void patchPost(id, { status, approval, queuePlace });
	toasts.show(text, { action: { label: words.current.common.undo, run: undo } });
}
