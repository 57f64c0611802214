import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { uuidv7 } from 'uuidv7';
import { Refusal, type RefusalCode } from '#sync/errors.ts';
import type { Deps } from './deps.ts';
import { isDatabaseAway, isDiskFull } from './failures.ts';
import { problem, type Env } from './http.ts';
import { within } from './origin.ts';
import { clientAddress } from './place.ts';

/** Gives every request its id and what it reaches the world through, and logs how it went. */
export function request(deps: Deps): MiddlewareHandler<Env> {
	return async (context, next) => {
		const requestId = sane(context.req.header('x-request-id')) ?? uuidv7();
		context.set('deps', deps);
		context.set('requestId', requestId);
		const startedAt = performance.now();
		const userAgent = context.req.header('user-agent')?.slice(0, 300);
		await within({ requestId, address: addressOf(context), userAgent }, next);
		context.res.headers.set('x-request-id', requestId);
		const { method, path } = context.req;
		const ms = Math.round(performance.now() - startedAt);
		deps.log.debug({ requestId, method, path: nameless(path), status: context.res.status, ms }, 'request');
	};
}

/** The one place where a request that could not be answered ends. */
export function onFailure(error: unknown, context: Context<Env>): Response {
	if (error instanceof Refusal) return problem(context, error);
	if (error instanceof HTTPException) return problem(context, new Refusal(codeOf(error.status)));
	const deps = context.get('deps');
	const about = { err: error, requestId: context.get('requestId'), path: nameless(context.req.path) };
	if (isDiskFull(error)) {
		deps.log.error(about, 'the disk is full');
		return problem(context, new Refusal('storage_full', { extra: { retryAfter: 60 } }));
	}
	if (isDatabaseAway(error)) {
		deps.log.warn(about, 'the database cannot be used');
		return problem(context, new Refusal('unavailable', { extra: { retryAfter: 2 } }));
	}
	deps.log.error(about, 'a request failed');
	return problem(context, new Refusal('internal'));
}

/** Hono's own refusals, all of them about what was sent. */
function codeOf(status: number): RefusalCode {
	if (status === 413) return 'too_large';
	if (status === 415) return 'unsupported_media_type';
	return status === 400 ? 'bad_json' : 'bad_request';
}

/**
 * Where the caller comes from: as the connection tells, or a proxy that the host has named; empty where there is no connection, as in tests.
 */
export function addressOf(context: Context<Env>): string {
	const { trustedProxies } = context.get('deps').config;
	return clientAddress(connectionOf(context), context.req.header('x-forwarded-for'), trustedProxies);
}

function connectionOf(context: Context<Env>): string {
	try {
		return getConnInfo(context).remote.address ?? '';
	} catch {
		return '';
	}
}

const sane = (id: string | undefined): string | undefined =>
	id && /^[\w-]{8,64}$/.test(id) ? id : undefined;

/** The paths of incoming hooks hold what opens them. */
const nameless = (path: string): string => path.replace(/^(\/hooks\/\w+)\/.*/, '$1/…');
