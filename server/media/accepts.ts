import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#sync/errors.ts';
import { bodyAtMost } from '../core/body-at-most.ts';
import type { Config } from '../core/config.ts';
import type { Env } from '../core/http.ts';

const megabyte = 1024 * 1024;
/** A form is held in memory while it is read apart, so what is larger than this goes by the resumable upload. In megabytes. */
const largestForm = 50;
const largestPoster = 10;

/** The largest file that the host lets in, in bytes. */
export const largestFile = ({ mediaMaxMb }: Pick<Config, 'mediaMaxMb'>): number => mediaMaxMb * megabyte;

/** A file, and the form around it. */
export const largeBody: MiddlewareHandler<Env> = (context, next) => {
	const { mediaMaxMb } = context.get('deps').config;
	return bodyAtMost((Math.min(mediaMaxMb, largestForm) + 1) * megabyte)(context, next);
};

export const posterBody = bodyAtMost((largestPoster + 1) * megabyte);

export const isForm = (type: string | undefined): boolean => /^multipart\/form-data\s*;/i.test(type ?? '');

export const formOnly: MiddlewareHandler<Env> = async (context, next) => {
	if (!isForm(context.req.header('content-type'))) throw new Refusal('unsupported_media_type');
	await next();
};

export const pictureOrForm: MiddlewareHandler<Env> = async (context, next) => {
	const type = context.req.header('content-type');
	if (!isForm(type) && !/^image\/(jpeg|png|webp)\b/i.test(type ?? '')) {
		throw new Refusal('unsupported_media_type');
	}
	await next();
};
