import { z } from 'zod';
import { id, instant, synced, writeId } from './fields.ts';

/** What people are told about a post. */
export const postNews = [
	'published',
	'partial',
	'failed',
	'needs_review',
	'missed',
	/** Its place in the queue was another's already. */
	'requeued',
	'foreseen',
	'edit_failed',
	'remove_failed',
	'unpin_failed',
	/** Its author asks for somebody's word on it. */
	'review_asked',
	'approved',
	'returned',
	'commented',
	/** A colleague is called by name. */
	'mentioned'
] as const;
export type PostNews = (typeof postNews)[number];

/** The last two are about a channel: it wants something of its people, or it takes no posts any more. */
export const noticeKinds = [...postNews, 'account_attention', 'account_lost'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const good: readonly NoticeKind[] = ['published', 'requeued'];

/** Whether something did not go, or will not go, as it should. */
export const isFailure = (kind: NoticeKind): boolean => !good.includes(kind);

/** One thing that one person is told; nobody else sees it. The server writes it together with what it tells of. */
export const notice = z.object({
	...synced,
	userId: id,
	projectId: id,
	kind: z.enum(noticeKinds),
	/** Null where it is about a channel. */
	postId: id.nullable(),
	/** The channels that it is about: of a post, those that did not go as they should. */
	accountIds: z.array(id),
	/** What the post or the channel was called then: it may be gone when this is read. */
	about: z.string().max(200),
	at: instant,
	readAt: instant.nullable()
});
export type Notice = z.output<typeof notice>;

/**
 * What was read: a notice by its id, as the word of the version that stood there. One that has said something else since is not read; one
 * that is read stays so, and therefore devices need not agree on an order.
 */
export const readMark = z.object({ id, writeId });
export type ReadMark = z.output<typeof readMark>;
export const mostMarks = 500;
export const readMarks = z.object({ items: z.array(readMark).min(1).max(mostMarks) });
