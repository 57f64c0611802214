import { createRoute, z } from '@hono/zod-openapi';
import type { PostRow } from '#db/schema.ts';
import { id } from '#sync/records/fields.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { perDeps } from '../core/per-deps.ts';
import { Throttle } from '../core/throttle.ts';
import { commentChange, discussion, newComment } from './bodies.ts';
import { changeComment, removeComment } from './change-comment.ts';
import { say } from './say.ts';

/** What people say to each other about a post. It is read with the post, by the replication as by the API. */

const ofMember = { tags: ['comments'], middleware: signedIn };
const place = z.object({ id, commentId: id });
const whole = (description: string) => jsonAnswer(description, discussion);

const add = createRoute({
	...ofMember,
	method: 'post',
	path: '/{id}/comments',
	request: { params: z.object({ id }), body: jsonBody(newComment) },
	responses: {
		201: whole('Said'),
		...problems('unauthorized', 'not_found', 'already_exists', 'validation_failed', 'too_many_comments'),
		...problems('already_published', 'already_publishing', 'too_many_requests')
	}
});

const change = createRoute({
	...ofMember,
	method: 'put',
	path: '/{id}/comments/{commentId}',
	request: { params: place, body: jsonBody(commentChange) },
	responses: {
		200: whole('As it is now'),
		...problems('unauthorized', 'forbidden', 'not_found', 'validation_failed')
	}
});

const remove = createRoute({
	...ofMember,
	method: 'delete',
	path: '/{id}/comments/{commentId}',
	request: { params: place },
	responses: { 200: whole('Without it'), ...problems('unauthorized', 'forbidden', 'not_found') }
});

/** More than anybody types, and far less than a program could. */
const mostInAMinute = perDeps(() => new Throttle(60, 60_000));

const answer = ({ thread, updatedAt }: PostRow) => ({ items: thread, updatedAt: updatedAt.toISOString() });

export const commentRoutes = newRoutes()
	.openapi(add, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const throttle = mostInAMinute(deps);
		throttle.refuseFull(caller.userId, deps.clock.now());
		throttle.count(caller.userId, deps.clock.now());
		const { id } = context.req.valid('param');
		const post = await deps.write((tx) => say(tx, deps, caller.userId, id, context.req.valid('json')));
		return context.json(answer(post), 201);
	})
	.openapi(change, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id: postId, commentId } = context.req.valid('param');
		const asked = context.req.valid('json');
		const post = await deps.write((tx) =>
			changeComment(tx, deps, caller.userId, { postId, commentId }, asked)
		);
		return context.json(answer(post), 200);
	})
	.openapi(remove, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id: postId, commentId } = context.req.valid('param');
		const post = await deps.write((tx) => removeComment(tx, deps, caller.userId, { postId, commentId }));
		return context.json(answer(post), 200);
	});
