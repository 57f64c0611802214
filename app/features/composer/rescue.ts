import type { Post } from '#sync/records/post.ts';

const keptAs = 'twexel.unsaved';

type Text = Pick<Post, 'id' | 'projectId' | 'html' | 'title' | 'media' | 'poll' | 'targets' | 'labels'>;
export type Rescue = Text & { at: string };

/**
 * The last unsaved words of a page that is being closed. A database answers too late for that; this is written before the call
 * returns. It holds one post: the one that was open.
 */
export function remember(text: Text): void {
	const rescue: Rescue = { ...text, at: new Date().toISOString() };
	localStorage.setItem(keptAs, JSON.stringify(rescue));
}

export function forget(id: string): void {
	if (rescued()?.id === id) localStorage.removeItem(keptAs);
}

export function rescued(): Rescue | null {
	const kept = localStorage.getItem(keptAs);
	// Written by `remember` above.
	return kept === null ? null : (JSON.parse(kept) as Rescue);
}

/** Whether the rescued words are news to the post as it is stored: they differ, and nobody has written it since. */
export const isNews = (rescue: Rescue, stored: Post | null): boolean =>
	stored === null
		? rescue.html !== '' || rescue.media.length > 0 || rescue.poll !== null
		: stored.html !== rescue.html && stored.updatedAt <= rescue.at;
