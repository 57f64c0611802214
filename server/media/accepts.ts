import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Refusal } from '#sync/errors.ts';
import type { Env } from '../core/http.ts';

const megabyte = 1024 * 1024;
/** A file of 50 MB, and the form around it. */
const largestForm = 51 * megabyte;

export const largeBody = bodyLimit({
	maxSize: largestForm,
	onError: () => {
		throw new Refusal('too_large');
	}
});

export const formOnly: MiddlewareHandler<Env> = async (context, next) => {
	const isForm = /^multipart\/form-data\s*;/i.test(context.req.header('content-type') ?? '');
	if (!isForm) throw new Refusal('unsupported_media_type');
	await next();
};
