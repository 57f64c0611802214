import type { Post } from '#sync/records/post.ts';

type Listener = (post: Post) => void;

const listeners = new Set<Listener>();

/** Hears of posts that came to another place of the queue than this device had chosen, because that was taken. Gives what ends it. */
export function onMovedInQueue(listener: Listener): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** Tells so where a push was answered with it: a post that this device has just queued stands elsewhere. */
export function tellIfMoved(base: Post | undefined, mine: Post, theirs: Post): void {
	const isQueued = (post: Post | undefined) => post?.status === 'scheduled' && post.queuePlace !== null;
	if (isQueued(base) || !isQueued(mine) || !isQueued(theirs) || mine.queuePlace === theirs.queuePlace) return;
	for (const listener of listeners) listener(theirs);
}
