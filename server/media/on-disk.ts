import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { Deps } from '../core/deps.ts';

/** Lays what came with a request on the store's disk for as long as `work` takes. */
export async function onDisk<T>(
	{ files }: Pick<Deps, 'files'>,
	body: ReadableStream<Uint8Array>,
	work: (path: string, folder: string) => Promise<T>
): Promise<T> {
	const folder = await files.scratch();
	try {
		const path = join(folder, 'given');
		// The cast: the two types of one stream, the DOM's and the platform's.
		const stream = Readable.fromWeb(body as NodeStream<Uint8Array>);
		await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
		return await work(path, folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
