import { createRoute, z } from '@hono/zod-openapi';
import type { PostRow } from '#db/schema.ts';
import { id } from '#sync/records/fields.ts';
import { misfitCodes } from '#sync/text/misfits.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, jsonBody, newRoutes, problems, writtenJson } from '../core/http.ts';
import { afterInstant, page, pageOf, pageQuery } from '../core/paging.ts';
import { rememberedPage } from '../core/remembered.ts';
import { chosenAccounts, fullPost as fullPostShape, newTime, plan } from './bodies.ts';
import { fullPost, fullPosts } from './documents.ts';
import { listScheduled } from './list-posts.ts';
import { publishPost } from './publish-post.ts';
import { reschedulePost, schedulePost, unschedulePost } from './schedule-post.ts';

/** When posts go out. To be put before the routes of single posts, whose `/{id}` would take `/scheduled` for an id. */

const ofMember = { tags: ['posts'], middleware: signedIn };
const params = z.object({ id });
const planned = jsonAnswer('The post as it is planned now', fullPostShape);
/** Why a post cannot be planned, whichever way. */
export const planProblems = [
	...(['unauthorized', 'forbidden', 'not_found', 'already_published', 'already_publishing'] as const),
	...(['in_the_past', 'no_targets', 'account_not_found', 'account_disconnected', 'media_not_found'] as const),
	...(['delete_before_publish', 'delete_too_late', 'delete_unsupported', 'validation_failed'] as const),
	...(['poll_closes_early', 'poll_closes_late'] as const),
	'approval_required',
	...misfitCodes
] as const;
const refused = problems(...planProblems, 'not_scheduled');

const schedule = createRoute({
	...ofMember,
	method: 'post',
	path: '/schedule',
	request: { body: jsonBody(plan) },
	responses: { 200: planned, ...refused }
});

const scheduled = createRoute({
	...ofMember,
	method: 'get',
	path: '/scheduled',
	request: { query: z.object({ projectId: id, ...pageQuery }) },
	responses: {
		200: jsonAnswer('Soonest first', pageOf(fullPostShape)),
		...problems('unauthorized', 'not_found')
	}
});

const reschedule = createRoute({
	...ofMember,
	method: 'put',
	path: '/{id}/reschedule',
	request: { params, body: jsonBody(newTime) },
	responses: { 200: planned, ...refused }
});

const unschedule = createRoute({
	...ofMember,
	method: 'delete',
	path: '/{id}/unschedule',
	request: { params },
	responses: { 200: planned, ...refused }
});

const publish = createRoute({
	...ofMember,
	method: 'post',
	path: '/{id}/publish',
	request: { params, body: { required: false, content: { 'application/json': { schema: chosenAccounts } } } },
	responses: { 202: jsonAnswer('On its way', fullPostShape), ...refused }
});

export const planRoutes = newRoutes()
	.openapi(schedule, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { postId, ...wish } = context.req.valid('json');
		return context.json(
			await deps.write(async (tx) => fullPost(tx, await schedulePost(tx, deps, caller.userId, postId, wish))),
			200
		);
	})
	.openapi(scheduled, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { projectId, limit, cursor } = context.req.valid('query');
		const keyOf = ({ scheduledAt, id }: PostRow) => `${scheduledAt?.toISOString()} ${id}`;
		const after = afterInstant(cursor);
		const asked = { userId: caller.userId, projectId, what: ['scheduled', limit, after] };
		const json = await rememberedPage(deps, asked, async (db) => {
			const rows = await listScheduled(db, projectId, limit + 1, after);
			const { items, nextCursor } = page(rows, limit, keyOf);
			return { items: await fullPosts(db, items), nextCursor };
		});
		return writtenJson(context, json);
	})
	.openapi(reschedule, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const { scheduledAt } = context.req.valid('json');
		return context.json(
			await deps.write(async (tx) =>
				fullPost(tx, await reschedulePost(tx, deps, caller.userId, id, scheduledAt))
			),
			200
		);
	})
	.openapi(unschedule, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		return context.json(
			await deps.write(async (tx) => fullPost(tx, await unschedulePost(tx, deps, caller.userId, id))),
			200
		);
	})
	.openapi(publish, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const { accountIds } = context.req.valid('json') ?? {};
		return context.json(
			await deps.write(async (tx) =>
				fullPost(tx, await publishPost(tx, deps, caller.userId, id, accountIds))
			),
			202
		);
	});
