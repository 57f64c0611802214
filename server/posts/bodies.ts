import { z } from '@hono/zod-openapi';
import { id, instant, text } from '#sync/records/fields.ts';
import { post, postContent, postStatuses } from '#sync/records/post.ts';
import { publication } from '#sync/records/publication.ts';

/** A post as the API gives it. */
export const fullPost = post.extend({ publications: z.array(publication) });

const { title, html, media, poll, targets, labels } = postContent;

export const newPost = z.object({
	id: id.optional(),
	projectId: id,
	title: title.default(''),
	html: html.default(''),
	media: media.default([]),
	poll: poll.default(null),
	targets: targets.default([]),
	labels: labels.default([])
});
export type NewPost = z.output<typeof newPost>;

/** What a PUT may say; what it leaves out stays. */
export const postChange = z.object({
	title: title.optional(),
	html: html.optional(),
	media: media.optional(),
	poll: poll.optional(),
	targets: targets.optional(),
	labels: labels.optional(),
	status: z.enum(['draft', 'review']).optional(),
	deleteAt: instant.nullable().optional()
});
export type PostChange = z.output<typeof postChange>;

export const chosenAccounts = z.object({ accountIds: z.array(id).min(1).max(200).optional() });

export const plan = z.object({
	postId: id,
	scheduledAt: instant,
	accountIds: z.array(id).min(1).max(200).optional(),
	deleteAt: instant.nullable().optional()
});

export const newTime = z.object({ scheduledAt: instant });

export const postFilter = z.object({
	projectId: id,
	/** One status, or several with commas. */
	status: z
		.string()
		.transform((text) => text.split(','))
		.pipe(z.array(z.enum(postStatuses)))
		.optional(),
	from: instant.optional(),
	to: instant.optional(),
	q: text(200).trim().optional()
});
