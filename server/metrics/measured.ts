import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { METHOD_NAME_ALL } from 'hono/router';
import type { Env } from '../core/http.ts';
import { secondsSince } from './instruments.ts';

/** Counts a request by the template of the route that it is for, and not by its path, of which there are as many as there are ids. */
export const measured: MiddlewareHandler<Env> = async (context, next) => {
	const { requests, requestSeconds, requestsInFlight } = context.get('deps').metrics;
	const startedAt = performance.now();
	requestsInFlight.inc();
	try {
		await next();
	} finally {
		requestsInFlight.dec();
	}
	const about = { route: templateOf(context), method: methodOf(context) };
	requests.inc({ ...about, code: context.res.status });
	requestSeconds.observe(about, secondsSince(startedAt));
};

const templateOf = (context: Context): string =>
	matchedRoutes(context).find(({ method }) => method !== METHOD_NAME_ALL)?.path ?? 'none';

/** What a caller calls its method is the caller's word: only those that we know have a line of their own. */
const methodOf = ({ req }: Context): string => (known.has(req.method) ? req.method : 'other');
const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
