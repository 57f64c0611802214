import { setTimeout as sleep } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#sync/errors.ts';
import type { Env } from './http.ts';

/**
 * A body of up to so many times what is allowed is read on and thrown away before it is refused, if it comes soon: who sends it hears of the refusal
 * then, while a connection that is closed as they write breaks before they read.
 */
const patience = { times: 4, milliseconds: 500 };

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
				if (Number(length) <= largest * patience.times && raw.body)
					await discard(raw.body.getReader(), largest);
				throw tooLarge();
			}
		} else if (method !== 'GET' && method !== 'HEAD' && raw.body) {
			const body = await readUpTo(largest, raw.body);
			context.req.raw = new Request(url, { method, headers: raw.headers, body });
		}
		await next();
	};

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function readUpTo(largest: number, stream: ReadableStream<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
	const reader = stream.getReader();
	const chunks: Uint8Array[] = [];
	for (let size = 0; ;) {
		const { value } = await reader.read();
		if (!value) return Buffer.concat(chunks);
		size += value.length;
		chunks.push(value);
		if (size <= largest) continue;
		await discard(reader, largest);
		throw tooLarge();
	}
}

async function discard(reader: Reader, largest: number): Promise<void> {
	const rest = (async () => {
		for (let size = 0; size <= largest * patience.times;) {
			const { value } = await reader.read();
			if (!value) return;
			size += value.length;
		}
	})();
	// Whoever breaks off hears nothing anyway.
	await Promise.race([rest.catch(() => undefined), sleep(patience.milliseconds)]);
}

/** What is still on its way is not read, so the connection is good for nothing more: who sent it must not send the next request by it. */
const tooLarge = (): Refusal => new Refusal('too_large', { headers: { connection: 'close' } });
