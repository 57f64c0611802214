import type { MiddlewareHandler } from 'hono';
import type { Env } from './http.ts';

/** On every answer, be it a page, a file or JSON. */
export const everywhere: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'
};

/**
 * For pages. Where scripts may come from is said by Kit, in the page or in a policy of its own: only Kit knows the hashes of what it
 * writes into it. Both policies hold; `frame-ancestors` works in a header alone.
 */
export const pagePolicy = [
	"object-src 'none'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
	"form-action 'self'",
	"frame-src 'none'",
	"worker-src 'self'",
	"connect-src 'self'",
	"img-src 'self' blob: data:",
	"media-src 'self' blob:",
	"font-src 'self'",
	"style-src 'self' 'unsafe-inline'"
].join('; ');

/** For what is no page: nothing in it is ever run or shown in a frame. */
const dataPolicy = "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

/** Two years: browsers that came over https once never come without it. Sent only where users see https. */
export const strictTransport = 'max-age=63072000; includeSubDomains';

/** A route that has a stricter word of its own, as the media do, keeps it. */
export const dataHeaders: MiddlewareHandler<Env> = async (context, next) => {
	await next();
	const { headers } = context.res;
	const isHttps = context.get('deps').config.publicUrl.startsWith('https:');
	const wanted = { ...everywhere, 'content-security-policy': dataPolicy, 'cache-control': 'no-store' };
	for (const [name, value] of Object.entries(wanted)) {
		if (!headers.has(name)) context.header(name, value);
	}
	if (isHttps) context.header('strict-transport-security', strictTransport);
};
