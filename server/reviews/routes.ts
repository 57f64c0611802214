import { createRoute, z } from '@hono/zod-openapi';
import { approval } from '#sync/records/approval.ts';
import { id } from '#sync/records/fields.ts';
import { review } from '#sync/records/review.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, newRoutes, problems } from '../core/http.ts';
import { reading } from '../core/read-as.ts';
import { fullPost as fullPostShape } from '../posts/bodies.ts';
import { fullPost } from '../posts/documents.ts';
import { findPost } from '../posts/find-post.ts';
import { approvePost, returnPost } from './decide-review.ts';
import { listReviews } from './list-reviews.ts';

/** What is decided about a post before it goes out. Asking is a change of its status; devices push all of it. */

const ofMember = { tags: ['posts'], middleware: signedIn };
const params = z.object({ id });
const post = (description: string) => jsonAnswer(description, fullPostShape);
const seen = z.object({ hash: approval.shape.hash.optional() });

const approve = createRoute({
	...ofMember,
	method: 'post',
	path: '/{id}/approve',
	request: { params, body: { required: false, content: { 'application/json': { schema: seen } } } },
	responses: {
		200: post('Approved as it stands'),
		...problems('unauthorized', 'forbidden', 'not_found', 'already_published', 'already_publishing'),
		...problems('content_changed')
	}
});

const sendBack = createRoute({
	...ofMember,
	method: 'post',
	path: '/{id}/return',
	request: { params },
	responses: {
		200: post('A draft again'),
		...problems('unauthorized', 'forbidden', 'not_found'),
		...problems('already_published', 'already_publishing', 'not_in_review')
	}
});

const list = createRoute({
	...ofMember,
	method: 'get',
	path: '/{id}/reviews',
	request: { params },
	responses: {
		200: jsonAnswer('What was decided about it, the newest first', z.object({ items: z.array(review) })),
		...problems('unauthorized', 'not_found')
	}
});

export const reviewRoutes = newRoutes()
	.openapi(approve, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const { hash } = context.req.valid('json') ?? {};
		const approved = await deps.write(async (tx) =>
			fullPost(tx, await approvePost(tx, deps, caller.userId, id, hash))
		);
		return context.json(approved, 200);
	})
	.openapi(sendBack, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const returned = await deps.write(async (tx) =>
			fullPost(tx, await returnPost(tx, deps, caller.userId, id))
		);
		return context.json(returned, 200);
	})
	.openapi(list, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const items = await reading(deps, caller.userId, async (db) => {
			await findPost(db, caller.userId, id, 'project.read');
			return listReviews(db, id);
		});
		return context.json({ items }, 200);
	});
