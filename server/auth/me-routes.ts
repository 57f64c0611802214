import { createRoute, z } from '@hono/zod-openapi';
import { id, instant } from '#sync/records/fields.ts';
import { Refusal } from '#sync/errors.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { deleteUser } from '../users/delete-user.ts';
import { user, userRecord } from '../users/documents.ts';
import { findUser } from '../users/find-user.ts';
import { updateUser, userChange } from '../users/update-user.ts';
import { endSession, sessionsOf } from './sessions.ts';
import { signedIn } from './signed-in.ts';

const device = z.object({
	id,
	userAgent: z.string(),
	address: z.string(),
	createdAt: instant,
	lastUsedAt: instant,
	isCurrent: z.boolean()
});

const ofMe = { tags: ['auth'], middleware: signedIn };

const readMe = createRoute({
	...ofMe,
	method: 'get',
	path: '/me',
	responses: { 200: jsonAnswer('Who is signed in', user), ...problems('unauthorized') }
});

const changeMe = createRoute({
	...ofMe,
	method: 'put',
	path: '/me',
	request: { body: jsonBody(userChange) },
	responses: { 200: jsonAnswer('As it is now', user), ...problems('unauthorized', 'validation_failed') }
});

const deleteMe = createRoute({
	...ofMe,
	method: 'delete',
	path: '/me',
	responses: {
		204: { description: 'The account and what only it owned are gone' },
		...problems('unauthorized')
	}
});

const listSessions = createRoute({
	...ofMe,
	method: 'get',
	path: '/sessions',
	responses: {
		200: jsonAnswer('The last used first', z.object({ items: z.array(device), nextCursor: z.null() })),
		...problems('unauthorized')
	}
});

const endOne = createRoute({
	...ofMe,
	method: 'delete',
	path: '/sessions/{id}',
	request: { params: z.object({ id }) },
	responses: { 204: { description: 'It has ended' }, ...problems('unauthorized', 'not_found') }
});

export const meRoutes = newRoutes()
	.openapi(readMe, async (context) =>
		context.json(userRecord(await findUser(context.get('deps').db, context.get('caller').userId)), 200)
	)
	.openapi(changeMe, async (context) => {
		const changed = await updateUser(
			context.get('deps'),
			context.get('caller').userId,
			context.req.valid('json')
		);
		return context.json(userRecord(changed), 200);
	})
	.openapi(deleteMe, async (context) => {
		await deleteUser(context.get('deps'), context.get('caller').userId);
		return context.body(null, 204);
	})
	.openapi(listSessions, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const rows = await sessionsOf(deps.db, caller.userId, deps.clock.now());
		const items = rows.map((row) => ({
			id: row.id,
			userAgent: row.userAgent,
			address: row.address,
			createdAt: row.createdAt.toISOString(),
			lastUsedAt: row.lastUsedAt.toISOString(),
			isCurrent: row.id === caller.sessionId
		}));
		return context.json({ items, nextCursor: null }, 200);
	})
	.openapi(endOne, async (context) => {
		const deps = context.get('deps');
		const isEnded = await endSession(
			deps.db,
			deps,
			context.get('caller').userId,
			context.req.valid('param').id
		);
		if (!isEnded) throw new Refusal('not_found');
		return context.body(null, 204);
	});
