import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#sync/errors.ts';
import { rateHeaders } from './counted.ts';
import type { Env } from './http.ts';
import { perDeps } from './per-deps.ts';
import { placeOf } from './place.ts';
import { SharedRate } from './rate-limits.ts';
import { addressOf } from './request.ts';

/** What one person may ask for with all of their devices, and what one address may without having signed in. */
const rates = perDeps((deps) => ({
	person: new SharedRate(deps, { name: 'person', points: deps.config.apiRate, seconds: 60, lease: 100 }),
	address: new SharedRate(deps, { name: 'address', points: deps.config.addressRate, seconds: 60, lease: 20 })
}));

/**
 * Refuses who asks for too much, and tells everybody how much is left. A signed-in caller is counted by who they are: neither another path's
 * spelling, nor another session, nor another address makes a difference.
 */
export const limited: MiddlewareHandler<Env> = async (context, next) => {
	const { person, address } = rates(context.get('deps'));
	// Unset where nobody has to be signed in, whatever the type says.
	const caller = context.get('caller') as Env['Variables']['caller'] | undefined;
	const from = placeOf(addressOf(context));
	// Without a connection, as in tests, there is no address to count by.
	if (!caller && from === '') return next();
	const rate = caller ? person : address;
	const { isAllowed, remaining, resetSeconds } = await rate.take(caller ? caller.userId : from);
	for (const [name, value] of Object.entries(rateHeaders(rate.limit, remaining, resetSeconds)))
		context.header(name, value);
	if (!isAllowed) throw new Refusal('too_many_requests', { extra: { retryAfter: resetSeconds } });
	await next();
};
