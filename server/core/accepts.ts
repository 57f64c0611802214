import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#sync/errors.ts';
import { bodyAtMost } from './body-at-most.ts';
import type { Env } from './http.ts';

/** A body of at most a megabyte. */
export const smallBody = bodyAtMost(1024 * 1024);

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
