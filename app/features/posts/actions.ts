import { goto } from '$app/navigation';
import { shiftedDeletion } from '#sync/deletion.ts';
import type { Post } from '#sync/records/post.ts';
import type { Place } from '#sync/time/slots.ts';
import { createPost, patchPost, removePost, restorePost, unschedulePost } from '#app/lib/data/writes.ts';
import { currentProject } from '#app/lib/state/current-project.svelte.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { formatDate } from '#app/lib/words/dates.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { lacksApproval } from '../review/standing.ts';
import { here } from './here.svelte.ts';

/**
 * What can be done with a post from a list, a calendar or its own page. Each is done on this device at once, says so, and can be
 * taken back from where it says so.
 */

/** Plans it, or moves what is planned. A draft that merely has a time keeps being a draft: `keepsStatus`. */
export async function planPost(post: Post, at: string, keepsStatus = false): Promise<void> {
	if (at <= new Date().toISOString()) return void toasts.fail(words.current.posts.inThePast);
	if (!keepsStatus && isRefused(post)) return;
	const deleteAt = shiftedDeletion(post.deleteAt, post.scheduledAt, at);
	const status = keepsStatus ? {} : { status: 'scheduled' as const };
	await patchPost(post.id, {
		...status,
		scheduledAt: at,
		queuePlace: null,
		...(deleteAt === post.deleteAt ? {} : { deleteAt })
	});
	const when = formatDate(at, 'dayTime', here.zone);
	const isMove = keepsStatus || post.status === 'scheduled';
	say(isMove ? words.current.posts.moved(when) : words.current.composer.planned(when), () => unplan(post));
}

/** Plans it for a place of the queue. Should another device have taken that first, the server moves it on and says so. */
export async function enqueuePost(post: Post, { place, at }: Pick<Place, 'place' | 'at'>): Promise<void> {
	if (isRefused(post)) return;
	const deleteAt = shiftedDeletion(post.deleteAt, post.scheduledAt, at);
	await patchPost(post.id, { status: 'scheduled', scheduledAt: at, queuePlace: place, deleteAt });
	say(words.current.queue.queued(formatDate(at, 'dayTime', here.zone)), () => unplan(post));
}

export async function takeOffPlan(post: Post): Promise<void> {
	await unschedulePost(post.id);
	say(words.current.composer.unscheduled, () => unplan(post));
}

export async function deletePost(post: Post): Promise<void> {
	await removePost(post.id);
	say(words.current.posts.deleted, () => restorePost(post));
}

/** A draft with the same content for the same channels. Gives its id. */
export async function duplicatePost(post: Post): Promise<string> {
	const { projectId, title, html, media, poll, targets, labels } = post;
	const id = await createPost({ projectId, title, html, media, poll, targets, labels });
	toasts.show(words.current.posts.duplicated);
	return id;
}

/** Where the project wants somebody's word first: says so, and leads to where it is given. */
function isRefused(post: Post): boolean {
	const project = currentProject.all.find(({ id }) => id === post.projectId);
	if (!lacksApproval(post, project)) return false;
	const { required, open } = words.current.review;
	const action = { label: open, run: () => void goto(`/posts/${post.id}`) };
	toasts.show(required, { tone: 'danger', action });
	return true;
}

/** Gives the post the plan back that it had. */
export const unplan = ({ id, status, scheduledAt, queuePlace, deleteAt }: Post): Promise<void> =>
	patchPost(id, { status, scheduledAt, queuePlace, deleteAt });

/** Says what was done, and offers to take it back. */
export function say(text: string, undo: () => Promise<void>): void {
	toasts.show(text, { action: { label: words.current.common.undo, run: () => void undo() } });
}
