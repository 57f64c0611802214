import { createRoute, z } from '@hono/zod-openapi';
import { id } from '#sync/records/fields.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { chosenAccounts, fullPost as fullPostShape } from '../posts/bodies.ts';
import { fullPost } from '../posts/documents.ts';
import { findPost } from '../posts/find-post.ts';
import { planProblems } from '../posts/plan-routes.ts';
import { enqueuePost } from './enqueue-post.ts';
import { reorderQueue } from './reorder-queue.ts';

/** A post's place in the queue. To be put before the routes of single posts. */

const ofMember = { tags: ['queue'], middleware: signedIn };
const params = z.object({ id });

const enqueue = createRoute({
	...ofMember,
	method: 'post',
	path: '/{id}/enqueue',
	request: { params, body: { required: false, content: { 'application/json': { schema: chosenAccounts } } } },
	responses: {
		200: jsonAnswer('At the next free place that it may take', fullPostShape),
		...problems(...planProblems, 'no_slots')
	}
});

const reorder = createRoute({
	...ofMember,
	method: 'put',
	path: '/{id}/queue-position',
	/** Counted from 0, among all that wait. */
	request: { params, body: jsonBody(z.object({ position: z.number().int().min(0).max(100_000) })) },
	responses: {
		200: jsonAnswer('At its new place; the posts between have changed theirs', fullPostShape),
		...problems('unauthorized', 'forbidden', 'not_found', 'not_queued', 'validation_failed')
	}
});

export const placeRoutes = newRoutes()
	.openapi(enqueue, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const { accountIds } = context.req.valid('json') ?? {};
		const queued = await deps.write(async (tx) =>
			fullPost(tx, await enqueuePost(tx, deps, caller.userId, id, accountIds))
		);
		return context.json(queued, 200);
	})
	.openapi(reorder, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const { position } = context.req.valid('json');
		const moved = await deps.write(async (tx) => {
			await reorderQueue(tx, deps, caller.userId, id, position);
			return fullPost(tx, await findPost(tx, caller.userId, id, 'project.read'));
		});
		return context.json(moved, 200);
	});
