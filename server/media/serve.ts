import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { Refusal } from '#sync/errors.ts';
import type { Env } from '../core/http.ts';

export interface Served {
	path: string;
	mime: string;
	/** Generated: what people called the file has no place in a header. */
	name: string;
	etag: string;
}

/**
 * Bytes that somebody uploaded, so that they can be looked at and do nothing: no script, no guessing of the type. What stands under an
 * address never changes, so a browser may keep it.
 */
export async function serve(context: Context<Env>, { path, mime, name, etag }: Served): Promise<Response> {
	const headers = {
		'cache-control': 'private, max-age=31536000, immutable',
		'content-security-policy': "sandbox; default-src 'none'",
		'x-content-type-options': 'nosniff',
		'cross-origin-resource-policy': 'same-origin',
		vary: 'Authorization, Cookie',
		etag: `"${etag}"`
	};
	if (context.req.header('if-none-match')?.includes(`"${etag}"`)) return context.body(null, 304, headers);
	const found = await stat(path).catch(() => undefined);
	if (!found) throw new Refusal('not_found');
	const stream = createReadStream(path);
	// The cast: the two types of one stream, the platform's and the DOM's.
	return context.body(Readable.toWeb(stream) as ReadableStream, 200, {
		...headers,
		'content-type': mime,
		'content-length': String(found.size),
		'content-disposition': `inline; filename="${name}"`
	});
}
