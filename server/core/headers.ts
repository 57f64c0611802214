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

const onData = Object.entries({
	...everywhere,
	'content-security-policy': dataPolicy,
	'cache-control': 'no-store'
});

/**
 * A route that has a stricter word of its own, as the media do, keeps it. Written onto the answer that is there: `context.header` would make a
 * new one for each.
 */
export const dataHeaders: MiddlewareHandler<Env> = async (context, next) => {
	await next();
	const { headers } = context.res;
	for (const [name, value] of onData) if (!headers.has(name)) headers.set(name, value);
	const isHttps = context.get('deps').config.publicUrl.startsWith('https:');
	if (isHttps) headers.set('strict-transport-security', strictTransport);
};
