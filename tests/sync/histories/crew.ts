import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What became of one history. */
export interface Report {
	seed: number;
	seconds: number;
	/** Writes of devices that the server took in, and words that were written. */
	accepted: number;
	words: number;
	/** What did not hold, and what had happened before. */
	error?: string;
	notes?: string[];
	shorter?: { notes: string[]; error: string };
}

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));

interface Options {
	processes: number;
	/** What is done with a history that fails: it is made shorter, or it is the last one, or nothing. */
	then?: 'reduce' | 'first';
	told?: (report: Report) => void;
}

/** Pages that die in a history wait for ever, and keep some megabytes each: a process plays so many histories, and the next one takes over. */
const largestShare = 150;

/** In megabytes: pages and their documents live shortly, and there are many. */
const roomForTheYoung = '--max-semi-space-size=64';

/** Has the histories of the seeds played in processes of their own, each with a database server of its own. */
export async function playAll(seeds: number[], options: Options): Promise<Report[]> {
	const size = Math.min(largestShare, Math.ceil(seeds.length / options.processes));
	const shares = Array.from({ length: Math.ceil(seeds.length / size) }, (_, n) =>
		seeds.slice(n * size, (n + 1) * size)
	);
	const reports: Report[] = [];
	const isEnough = () => options.then === 'first' && reports.some(({ error }) => error !== undefined);
	const plays = async () => {
		for (let share = shares.shift(); share && !isEnough(); share = shares.shift()) {
			reports.push(...(await playShare(share, options)));
		}
	};
	await Promise.all(Array.from({ length: options.processes }, plays));
	return reports;
}

function playShare(seeds: number[], { then, told }: Options): Promise<Report[]> {
	const reports: Report[] = [];
	const child = spawn(process.execPath, [roomForTheYoung, worker, seeds.join(), ...(then ? [then] : [])], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	createInterface({ input: child.stdout }).on('line', (line) => {
		// The cast: the worker writes nothing else.
		const report = JSON.parse(line) as Report;
		reports.push(report);
		told?.(report);
	});
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			const isEnough = then === 'first' && reports.at(-1)?.error !== undefined;
			const missing = isEnough ? undefined : seeds[reports.length];
			if (code === 0 && missing === undefined) resolve(reports);
			else reject(new Error(`a process that plays histories ended with ${code}, at seed ${missing}`));
		});
	});
}
