/**
 * Loaded before a program of the product (`node --import`), this writes down from time to time what the process holds. The heap is measured
 * after a full collection: what is left then is held by somebody.
 */
import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

export interface Reading {
	at: number;
	/** Bytes. */
	heap: number;
	rss: number;
	/** Sockets, timers, files and whatever else keeps a process alive. */
	handles: number;
}

const file = process.env['GAUGE_FILE'];
if (file !== undefined && isMainThread) {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const read = () => {
		collect();
		const { heapUsed: heap, rss } = process.memoryUsage();
		const handles = process.getActiveResourcesInfo().length;
		const reading: Reading = { at: Date.now(), heap, rss, handles };
		appendFileSync(file, `${JSON.stringify(reading)}\n`);
	};
	setInterval(read, Number(process.env['GAUGE_EVERY'] ?? 5000)).unref();
}
