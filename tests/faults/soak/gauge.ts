/**
 * Loaded before a program of the product (`node --import`), this writes down from time to time what the process holds. The heap is measured
 * after a full collection: what is left then is held by somebody.
 */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

export interface Reading {
	at: number;
	/** Bytes: what JavaScript holds, buffers included. */
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
		const { heapUsed, external, rss } = process.memoryUsage();
		const handles = process.getActiveResourcesInfo().length;
		const reading: Reading = { at: Date.now(), heap: heapUsed + external, rss, handles };
		appendFileSync(file, `${JSON.stringify(reading)}\n`);
	};
	setInterval(read, Number(process.env['GAUGE_EVERY'] ?? 5000)).unref();
	plantLeak(Number(process.env['GAUGE_LEAK'] ?? 0));
}

/** Holds on to so many bytes with each request that the process makes or takes: by this it is seen that a leak would be noticed. */
function plantLeak(bytes: number): void {
	if (bytes === 0) return;
	const kept: number[][] = [];
	const keep = () => void kept.push(Array.from({ length: bytes / 8 }, (_, index) => index + 0.5));
	for (const channel of ['http.client.request.start', 'http.server.request.start']) subscribe(channel, keep);
}
