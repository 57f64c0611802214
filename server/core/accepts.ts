import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Refusal } from '#sync/errors.ts';
import type { Env } from './http.ts';

const largestJson = 1024 * 1024;

const limit = bodyLimit({
	maxSize: largestJson,
	onError: () => {
		throw new Refusal('too_large');
	}
});

/**
 * A body of at most a megabyte. A browser's DELETE has neither a length nor chunks, so it has none; Hono would read it to its end to find that
 * out and make a new request of it, which Node does not let it do with the server's own.
 */
export const smallBody: MiddlewareHandler<Env> = (context, next) =>
	context.req.method === 'DELETE' && !lengths.some((name) => context.req.header(name) !== undefined)
		? next()
		: limit(context, next);

const lengths = ['content-length', 'transfer-encoding'];

/** Bodies are JSON and say so: a form of another site cannot, without asking the browser's permission first. */
export const jsonOnly: MiddlewareHandler<Env> = async (context, next) => {
	if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
	const type = context.req.header('content-type');
	const hasBody =
		Number(context.req.header('content-length') ?? 0) > 0 || context.req.header('transfer-encoding');
	const isJson = type !== undefined && /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type);
	if ((hasBody || type !== undefined) && !isJson) throw new Refusal('unsupported_media_type');
	await next();
};
