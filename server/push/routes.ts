import { createRoute, z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import { pushSubscriptions } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { signedIn } from '../auth/signed-in.ts';
import type { Outbound } from '../core/outbound.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { noteConsent } from '../users/consent.ts';
import { newSubscription, oldSubscription } from './bodies.ts';

const ofPerson = { tags: ['push'], middleware: signedIn };

const key = createRoute({
	...ofPerson,
	method: 'get',
	path: '/key',
	responses: {
		200: jsonAnswer('What a browser subscribes with', z.object({ publicKey: z.string() })),
		...problems('unauthorized')
	}
});

const subscribe = createRoute({
	...ofPerson,
	method: 'post',
	path: '/subscriptions',
	request: { body: jsonBody(newSubscription) },
	responses: {
		201: jsonAnswer('This browser will be told', oldSubscription),
		...problems('unauthorized', 'validation_failed')
	}
});

const unsubscribe = createRoute({
	...ofPerson,
	method: 'delete',
	path: '/subscriptions',
	request: { body: jsonBody(oldSubscription) },
	responses: {
		204: { description: 'This browser is not told any more' },
		...problems('unauthorized', 'validation_failed')
	}
});

/** A push service is reached from the outside: an address of our own network is none, and is said to be none at once. */
function mayBeAsked(outbound: Outbound, endpoint: string): void {
	try {
		outbound.judge(endpoint, true);
	} catch {
		const errors = [{ path: 'endpoint', code: 'invalid', message: 'not an address of a push service' }];
		throw new Refusal('validation_failed', { errors });
	}
}

export const pushRoutes = newRoutes()
	.openapi(key, (context) => context.json({ publicKey: context.get('deps').config.vapidPublicKey }, 200))
	.openapi(subscribe, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { endpoint, keys } = context.req.valid('json');
		mayBeAsked(deps.outbound, endpoint);
		const told = { userId: caller.userId, sessionId: caller.sessionId, ...keys, failures: 0 };
		// A browser has one subscription: who signs in after somebody else takes it over.
		await deps.db
			.insert(pushSubscriptions)
			.values({ endpoint, ...told, createdAt: deps.clock.now() })
			.onConflictDoUpdate({ target: pushSubscriptions.endpoint, set: told });
		await noteConsent(deps.db, deps, caller.userId, 'push', true);
		return context.json({ endpoint }, 201);
	})
	.openapi(unsubscribe, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { endpoint } = context.req.valid('json');
		await deps.db
			.delete(pushSubscriptions)
			.where(and(eq(pushSubscriptions.endpoint, endpoint), eq(pushSubscriptions.userId, caller.userId)));
		return context.body(null, 204);
	});
