import { Worker } from 'node:worker_threads';
import { Refusal } from '#sync/errors.ts';

/** What a recording's container says of it. Lengths in seconds, sizes in pixels as they are shown. */
export interface Recording {
	duration: number | null;
	isTruncated: boolean;
	video: { width: number; height: number } | null;
	hasAudio: boolean;
}

/** An honest file takes a tenth of a second; in milliseconds. */
const longest = 20_000;

/**
 * Reads a recording's container, in a thread of its own: the reader is a large program of another language, and what it reads was made
 * by anybody. A file that keeps it busy or breaks it is refused, and nobody waits for it.
 */
export function inspect(path: string): Promise<Recording> {
	const { promise, resolve, reject } = Promise.withResolvers<Recording>();
	const refuse = () => reject(new Refusal('media_unreadable'));
	const worker = new Worker(new URL('./inspect-worker.ts', import.meta.url), {
		workerData: path,
		// What it would print is of no use to anybody.
		stdout: true,
		stderr: true
	});
	const timer = setTimeout(refuse, longest);
	worker.once('message', resolve).once('error', refuse).once('exit', refuse);
	return promise.finally(() => {
		clearTimeout(timer);
		void worker.terminate();
	});
}
