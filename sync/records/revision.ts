import { z } from 'zod';
import { id, instant } from './fields.ts';
import { post, type Post } from './post.ts';

/**
 * `edit`: a version of the post as somebody left it. `conflict`: one that lost to another's change of the same thing. `late`: one that came
 * when the post had gone out. `restored`: an older version that somebody brought back.
 */
export const revisionKinds = ['edit', 'conflict', 'late', 'restored'] as const;

/** What people write of a post, whole: what a version holds. */
const revisionContent = post.pick({
	title: true,
	html: true,
	media: true,
	poll: true,
	labels: true,
	targets: true,
	status: true,
	scheduledAt: true,
	deleteAt: true
});
export type RevisionContent = z.output<typeof revisionContent>;

export const contentOf = (of: Post): RevisionContent => {
	const { title, html, media, poll, labels, targets, status, scheduledAt, deleteAt } = of;
	return { title, html, media, poll, labels, targets, status, scheduledAt, deleteAt };
};

/** One version in a post's history. */
export const revision = z.object({
	id,
	postId: id,
	kind: z.enum(revisionKinds),
	authorId: id,
	/** As the author is called now; null for somebody who is gone. */
	authorName: z.string().nullable(),
	/** Of a conflict: in which fields another's change stayed. */
	lost: z.array(z.enum(['title', 'html', 'plan', 'media', 'poll'])),
	savedAt: instant,
	...revisionContent.shape
});
export type Revision = z.output<typeof revision>;
