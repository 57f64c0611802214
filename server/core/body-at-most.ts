import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#sync/errors.ts';
import type { Env } from './http.ts';

/**
 * A body of up to so many times what is allowed is read to its end and thrown away, so that who sends it hears of the refusal: a connection that
 * is closed while they still write breaks before they read.
 */
const patience = 4;

/**
 * Refuses a body of more than so many bytes. One that says its length is judged by that, since Node reads no further; any other is read first.
 * Hono's own limit makes a request of the server's request for that, which Node's cannot be made of.
 */
export const bodyAtMost =
	(largest: number): MiddlewareHandler<Env> =>
	async (context, next) => {
		const { raw, method, url } = context.req;
		const length = context.req.header('content-length');
		if (length !== undefined && context.req.header('transfer-encoding') === undefined) {
			if (Number(length) > largest) {
				if (Number(length) <= largest * patience && raw.body) await discard(raw.body);
				throw tooLarge();
			}
		} else if (method !== 'GET' && method !== 'HEAD' && raw.body) {
			const body = await readUpTo(largest, raw.body);
			context.req.raw = new Request(url, { method, headers: raw.headers, body });
		}
		await next();
	};

async function readUpTo(largest: number, stream: ReadableStream<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
	let chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.length;
		if (size > largest * patience) throw tooLarge();
		if (size > largest) chunks = [];
		else chunks.push(chunk);
	}
	if (size > largest) throw tooLarge();
	return Buffer.concat(chunks);
}

async function discard(stream: ReadableStream<Uint8Array>): Promise<void> {
	for await (const chunk of stream) void chunk;
}

/** What is still on its way is not read, so the connection is good for nothing more: who sent it must not send the next request by it. */
const tooLarge = (): Refusal => new Refusal('too_large', { headers: { connection: 'close' } });
