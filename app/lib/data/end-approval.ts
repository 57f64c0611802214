import { isApproved } from '#sync/approval.ts';
import type { Post } from '#sync/records/post.ts';
import { desk } from './desk.svelte.ts';

type Part = Partial<Post>;
type Listener = (post: Post) => void;

const listeners = new Set<Listener>();

/** Hears of posts that a change on this device has cost their approval. Gives what ends it. */
export function onApprovalEnded(listener: Listener): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/**
 * A change of a post together with what follows from it: another content is approved by nobody, and waits for somebody's word again where the
 * project wants one. The server rules the same; here it is seen at once, also with no network.
 */
export async function withApprovalEnded(id: string, part: Part): Promise<Part> {
	const isContent = contentFields.some((field) => part[field] !== undefined);
	if (!isContent || part.approval !== undefined) return part;
	const { db } = desk();
	const post = (await db.posts.findOne(id).exec())?.toMutableJSON();
	if (!post?.approval || isApproved({ ...post, ...part })) return part;
	const project = await db.projects.findOne(post.projectId).exec();
	const isPlanned = (part.status ?? post.status) === 'scheduled';
	const isCalledIn = isPlanned && project?.approvalRequired === true;
	for (const listener of listeners) listener(post);
	return { ...part, approval: null, ...(isCalledIn ? { status: 'review', queuePlace: null } : {}) };
}

const contentFields = ['html', 'media', 'poll', 'targets'] as const;
