import { createRoute, z } from '@hono/zod-openapi';
import { id, instant } from '#sync/records/fields.ts';
import { Refusal } from '#sync/errors.ts';
import { jsonAnswer, newRoutes, problems } from '../core/http.ts';
import { clearCookies } from './cookies.ts';
import { deviceOf } from './device.ts';
import { closeStreams, endSession, endSessions } from './end-sessions.ts';
import { noteEvent } from './note-event.ts';
import { sessionsOf } from './sessions.ts';
import { signedIn } from './signed-in.ts';
import { forgetDevices } from './trusted-devices.ts';

const device = z.object({
	id,
	userAgent: z.string(),
	address: z.string(),
	createdAt: instant,
	lastUsedAt: instant,
	isCurrent: z.boolean()
});

const ofMe = { tags: ['auth'], middleware: signedIn };

const list = createRoute({
	...ofMe,
	method: 'get',
	path: '/sessions',
	responses: {
		200: jsonAnswer('The last used first', z.object({ items: z.array(device), nextCursor: z.null() })),
		...problems('unauthorized')
	}
});

const endAll = createRoute({
	...ofMe,
	method: 'delete',
	path: '/sessions',
	request: { query: z.object({ keep: z.literal('current').optional() }) },
	responses: {
		204: { description: 'All have ended, this one too unless it is to be kept' },
		...problems('unauthorized', 'validation_failed')
	}
});

const endOne = createRoute({
	...ofMe,
	method: 'delete',
	path: '/sessions/{id}',
	request: { params: z.object({ id }) },
	responses: { 204: { description: 'It has ended' }, ...problems('unauthorized', 'not_found') }
});

export const sessionRoutes = newRoutes()
	.openapi(list, async (context) => {
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
	.openapi(endAll, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const isKept = context.req.valid('query').keep === 'current';
		await endSessions(deps.db, deps, caller.userId, isKept ? caller.sessionId : undefined);
		await forgetDevices(deps.db, caller.userId, isKept ? deviceOf(context).known : undefined);
		const event = { action: 'sessions_ended', userId: caller.userId, device: deviceOf(context) } as const;
		await noteEvent(deps.db, deps, event);
		closeStreams(deps, caller.userId);
		if (!isKept) clearCookies(context);
		return context.body(null, 204);
	})
	.openapi(endOne, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		if (!(await endSession(deps.db, deps, caller.userId, id))) throw new Refusal('not_found');
		const event = { action: 'session_ended', userId: caller.userId, device: deviceOf(context) } as const;
		await noteEvent(deps.db, deps, event);
		closeStreams(deps, caller.userId);
		return context.body(null, 204);
	});
