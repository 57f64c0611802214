import type { Post } from '#sync/records/post.ts';
import type { DeviceStore, Rescued } from './device.ts';

/** Keeps a text aside that cannot go where it was meant to, for its author to copy out. */
export async function rescueText(
	device: DeviceStore,
	post: Pick<Post, 'id' | 'writeId' | 'projectId' | 'title' | 'html'>,
	why: Rescued['why']
): Promise<void> {
	if (post.html.trim() === '' && post.title.trim() === '') return;
	const { projectId, title, html } = post;
	// One entry per version: the same refusal that comes twice is kept once.
	await device.rescued.put({
		id: post.writeId,
		projectId,
		postId: post.id,
		title,
		html,
		why,
		at: Date.now()
	});
}
