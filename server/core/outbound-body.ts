import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { OutboundRefusal } from './outbound-refusal.ts';

export interface Limits {
	/** Bytes at most, unpacked. */
	largest: number;
	/** How many times larger it may be unpacked than it came. */
	ratio: number;
}

/** What is so small is no bomb, whatever it unpacks to within the largest size. */
const harmless = 64 * 1024;
/** A body packed more than once is nobody's feed. */
const unpackers: Record<string, () => NodeJS.ReadWriteStream> = {
	gzip: () => createGunzip(),
	'x-gzip': () => createGunzip(),
	deflate: () => createInflate(),
	br: () => createBrotliDecompress()
};

/** Reads an answer, unpacked, and stops at the first byte too many. */
export async function bodyOf(
	stream: Readable,
	headers: Record<string, string>,
	{ largest, ratio }: Limits
): Promise<Buffer> {
	if (Number(headers['content-length'] ?? 0) > largest) throw new OutboundRefusal('large');
	const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
	const isPlain = encoding === '' || encoding === 'identity';
	const unpack = isPlain ? undefined : unpackers[encoding];
	if (!isPlain && !unpack) throw new OutboundRefusal('type');
	let came = 0;
	let size = 0;
	const parts: Buffer[] = [];
	const counted = unpack ? stream.on('data', (part: Buffer) => (came += part.length)).pipe(unpack()) : stream;
	stream.on(
		'error',
		(error) => counted !== stream && 'destroy' in counted && (counted as Readable).destroy(error)
	);
	// The cast: what is written into can be read from, too.
	for await (const part of counted as AsyncIterable<Buffer>) {
		size += part.length;
		if (size > largest) throw new OutboundRefusal('large');
		if (unpack && size > harmless && size > came * ratio) throw new OutboundRefusal('bomb');
		parts.push(part);
	}
	return Buffer.concat(parts);
}
