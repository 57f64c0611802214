import { isOut } from '#sync/judge-post.ts';
import { isPlanned, mostLabels, type Post } from '#sync/records/post.ts';
import { createPost, patchPost, removePost, restorePost } from '#app/lib/data/writes.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { say, unplan } from './actions.ts';
import { here } from './here.svelte.ts';

/**
 * What can be done with many posts at once. What cannot be done with some of them is done with the others, and the sentence says how many
 * were left out. Taking it back takes back all of it.
 */

/** Whether this person may move it: its time is still a plan. */
export const isMovable = ({ status }: Pick<Post, 'status'>): boolean =>
	here.may('posts.publish') && isPlanned(status);

const mayWrite = (post: Post): boolean =>
	here.may(post.status === 'draft' || post.status === 'review' ? 'posts.draft' : 'posts.publish');

/** Moves each to the instant that `to` gives for it; null leaves it out, as does an instant that is over. */
export async function movePosts(posts: Post[], to: (post: Post) => string | null): Promise<void> {
	const now = new Date().toISOString();
	const moves = posts.flatMap((post) => {
		const at = isMovable(post) ? to(post) : null;
		return at !== null && at > now ? [{ post, at }] : [];
	});
	await Promise.all(moves.map(({ post, at }) => patchPost(post.id, { scheduledAt: at, queuePlace: null })));
	tell('moved', moves.length, posts.length, () => each(moves, ({ post }) => unplan(post)));
}

/** Copies become drafts without a time, which the tray of drafts holds. */
export async function duplicatePosts(posts: Post[]): Promise<void> {
	const copies = await Promise.all(
		posts.map(({ projectId, title, html, media, poll, targets, labels }) =>
			createPost({ projectId, title, html, media, poll, targets, labels })
		)
	);
	tell('duplicated', copies.length, posts.length, () => each(copies, removePost));
}

/** Gives them a label, or takes it from them. Labels are the desk's own order, so posts that are out can have them too. */
export async function labelPosts(posts: Post[], label: string, isOn: boolean): Promise<void> {
	const wanting = posts.filter(
		({ labels }) => labels.includes(label) !== isOn && (!isOn || labels.length < mostLabels)
	);
	const changed = wanting.filter(mayWrite);
	await each(changed, ({ id, labels }) =>
		patchPost(id, { labels: isOn ? [...labels, label] : labels.filter((one) => one !== label) })
	);
	tell(isOn ? 'labelled' : 'unlabelled', changed.length, wanting.length, () =>
		each(changed, ({ id, labels }) => patchPost(id, { labels }))
	);
}

/** What a channel has is not deleted by the way: its own page asks whether it shall be taken down there too. */
export async function deletePosts(posts: Post[]): Promise<void> {
	const going = posts.filter((post) => mayWrite(post) && !isOut(post));
	await each(going, ({ id }) => removePost(id));
	tell('deleted', going.length, posts.length, () => each(going, restorePost));
}

type Done = 'moved' | 'duplicated' | 'labelled' | 'unlabelled' | 'deleted';

function tell(done: Done, count: number, of: number, undo: () => Promise<void>): void {
	const t = words.current.calendar.bulk;
	if (count === 0) return void toasts.fail(t.nothing[done]);
	const left = of - count;
	say(left > 0 ? `${t.done[done](count)} ${t.leftOut(left)}` : t.done[done](count), undo);
}

const each = async <T>(all: T[], work: (one: T) => Promise<unknown>): Promise<void> => {
	await Promise.all(all.map(work));
};
