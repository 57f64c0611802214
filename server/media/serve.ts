import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { MediaRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { mediaReader } from '../auth/media-cookie.ts';
import { access } from '../core/guard.ts';
import type { Env } from '../core/http.ts';
import { findMedia } from './find-media.ts';
import { extensionOf } from './kinds.ts';
import { partOf } from './range.ts';

interface Served {
	hash: string;
	mime: string;
	isDownload: boolean;
}

const wholeOf = ({ hash, mime, kind }: MediaRow): Served => ({
	...{ hash, mime },
	// What a browser would open in a window of its own, if it were let.
	isDownload: kind === 'document'
});

const thumbOf = ({ thumbHash }: MediaRow): Served | null =>
	thumbHash === null ? null : { hash: thumbHash, mime: 'image/webp', isDownload: false };

/**
 * Bytes that somebody uploaded, so that they can be looked at and do nothing: no script, no guessing of the type. What stands under an
 * address never changes, so a browser may keep it. Players get the part that they ask for.
 */
export async function serve(context: Context<Env>, id: string, which: 'whole' | 'thumb'): Promise<Response> {
	const { deps, caller } = { deps: context.get('deps'), caller: await mediaReader(context) };
	const row = await findMedia(deps.db, id);
	await access(deps.db, caller.userId, row.projectId, 'project.read');
	return serveRow(context, row, which);
}

/** The same for whoever has been let in otherwise. */
export async function serveRow(
	context: Context<Env>,
	row: MediaRow,
	which: 'whole' | 'thumb'
): Promise<Response> {
	const deps = context.get('deps');
	const served = which === 'whole' ? wholeOf(row) : thumbOf(row);
	if (!served || served.hash === '') throw new Refusal('not_found');

	const { hash, mime, isDownload } = served;
	const etag = `"${hash}"`;
	const headers = {
		...harmless,
		etag,
		'accept-ranges': 'bytes',
		'content-type': mime,
		// A generated name: what people called the file has no place in a header.
		'content-disposition': `${isDownload ? 'attachment' : 'inline'}; filename="${row.id}.${extensionOf(mime)}"`
	};
	if (context.req.header('if-none-match')?.includes(etag)) return context.body(null, 304, headers);
	const path = deps.files.path(hash);
	const found = await stat(path).catch(() => undefined);
	if (!found) throw new Refusal('not_found');
	const { size } = found;
	const isSame = (context.req.header('if-range') ?? etag) === etag;
	const part = isSame ? partOf(context.req.header('range'), size) : undefined;
	if (part === null) {
		context.header('content-range', `bytes */${size}`);
		throw new Refusal('range_not_satisfiable');
	}
	const { start, end } = part ?? { start: 0, end: size - 1 };
	const about = {
		...headers,
		'content-length': String(end - start + 1),
		...(part ? { 'content-range': `bytes ${start}-${end}/${size}` } : {})
	};
	// Nobody would read, or close, what is opened for a HEAD.
	const body = context.req.method === 'HEAD' ? null : streamOf(path, start, end);
	return new Response(body, { status: part ? 206 : 200, headers: about });
}

// The cast: the two types of one stream, the platform's and the DOM's.
const streamOf = (path: string, start: number, end: number): ReadableStream =>
	Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream;

const harmless = {
	'cache-control': 'private, max-age=31536000, immutable',
	'content-security-policy': "sandbox; default-src 'none'",
	'x-content-type-options': 'nosniff',
	'cross-origin-resource-policy': 'same-origin',
	vary: 'Authorization, Cookie'
};
