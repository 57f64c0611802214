import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#sync/errors.ts';
import type { Env } from '../core/http.ts';

/**
 * Calls that a cookie opens are taken from our own pages alone. Browsers say where a call comes from; what is no browser sends neither
 * header, and has no cookies that somebody else could use.
 */
export const sameOrigin: MiddlewareHandler<Env> = async (context, next) => {
	const site = context.req.header('sec-fetch-site');
	if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('forbidden');
	const origin = context.req.header('origin');
	if (
		origin !== undefined &&
		!isOurs(origin, context.get('deps').config.publicUrl, context.req.header('host'))
	) {
		throw new Refusal('forbidden');
	}
	await next();
};

/** The origin that users see, or the one that this very request was sent to (the same box by its number, say). */
const isOurs = (origin: string, publicUrl: string, host: string | undefined): boolean =>
	origin === new URL(publicUrl).origin || origin === `http://${host}` || origin === `https://${host}`;
