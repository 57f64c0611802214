import { setTimeout as sleep } from 'node:timers/promises';
import { until, type Product } from '../../kit/product.ts';
import { newPost } from '../replication.ts';
import type { Member } from './bed.ts';
import { Ear } from './ear.ts';
import { Line } from './line.ts';
import type { Ground, Size } from './run.ts';
import { percentile, told } from './spread.ts';
import { targets, type Table } from './table.ts';

/** What a change is waited for at most, in milliseconds. */
const patience = 10_000;

/** A process's streams, told of changes one after the other. Times are in milliseconds, memory in kB a stream. */
interface Round {
	resident: number;
	used: number;
	first: number[];
	last: number[];
}

/** Many members of one project with a stream each on one process: what a stream holds, and when the last has heard of a change. */
export async function streams(ground: Ground, { streams: count, rounds, isQuick }: Size): Promise<Table> {
	const all: Round[] = [];
	// A process of its own each time: one that has held streams before has room for them.
	for (let round = 0; round < rounds; round++) all.push(await play(ground, count, isQuick ? 5 : 40));
	const first = all.flatMap((round) => round.first);
	const last = all.flatMap((round) => round.last);
	const both = (values: number[]) =>
		`p50 ${percentile(values, 50).toFixed(1)} ms, p95 ${percentile(values, 95).toFixed(1)} ms`;
	const memory = (of: 'resident' | 'used') =>
		`${told(
			all.map((round) => round[of]),
			0
		)} kB`;
	return targets(
		`${count} connected streams on one process`,
		[
			{ what: 'resident memory a stream', measured: memory('resident'), target: '', isMet: true },
			{ what: 'memory of its heap in use a stream', measured: memory('used'), target: '', isMet: true },
			{ what: 'from a push to the first that hears of it', measured: both(first), target: '', isMet: true },
			{
				what: `from a push to the last of ${count}, ${last.length} changes`,
				...{ measured: both(last), target: 'p95 < 50 ms', isMet: percentile(last, 95) < 50 }
			}
		],
		[
			'Memory before and after the streams were opened, each time after a collection of garbage. What a start has freed is used first, so the ' +
				'resident memory hardly grows; what is in use tells what a stream holds.'
		]
	);
}

async function play({ startBed }: Ground, count: number, changes: number): Promise<Round> {
	const collects = new URL('collects.ts', import.meta.url).href;
	const bed = await startBed({ env: { NODE_OPTIONS: `--expose-gc --import ${collects}` } });
	const [product] = bed.products;
	if (!product) throw new Error('a process is wanted');
	const anna = await bed.member();
	const line = new Line(product.url, { authorization: anna.authorization });
	try {
		const project = await bed.project(anna);
		const members = [anna];
		while (members.length < count) members.push(await bed.member());
		for (const member of members.slice(1)) await bed.joins(project, member);
		let heard = (_at: number): void => undefined;
		const opens = (some: Member[]) => opened(product, some, () => heard(performance.now()));
		const pushes = () =>
			line.call('POST', '/sync/posts/push', [{ newDocumentState: newPost(project, anna.userId) }]);

		// What the first streams and pushes of a process cost once for all is no stream's own.
		const warming = await opens(members.slice(0, 10));
		for (let change = 0; change < 5; change++) await pushes();
		for (const ear of warming) ear.close();
		await sleep(1000);
		const before = await memoryOf(product);
		const ears = await opens(members);
		await sleep(1000);
		const after = await memoryOf(product);

		const first: number[] = [];
		const last: number[] = [];
		for (let change = 0; change < changes; change++) {
			const took: number[] = [];
			const began = performance.now();
			heard = (at) => took.push(at - began);
			await pushes();
			await until(() => Promise.resolve(took.length >= count), patience);
			first.push(Math.min(...took));
			last.push(Math.max(...took));
		}
		for (const ear of ears) ear.close();
		const each = (now: number, then: number) => (now - then) / 1024 / count;
		return {
			resident: each(after.resident, before.resident),
			used: each(after.used, before.used),
			first,
			last
		};
	} finally {
		line.close();
		await bed.end();
	}
}

/** Some at a time, as devices come after a restart. */
async function opened(product: Product, members: Member[], told: () => void): Promise<Ear[]> {
	const ears: Ear[] = [];
	for (let start = 0; start < members.length; start += 10) {
		const some = members.slice(start, start + 10).map((member) => Ear.opens(product.url, member, told));
		ears.push(...(await Promise.all(some)));
	}
	return ears;
}

/** In bytes. */
async function memoryOf(product: Product): Promise<{ resident: number; used: number }> {
	const lines = () => product.log().match(/^memory \d+ \d+$/gm) ?? [];
	const before = lines().length;
	process.kill(product.pid, 'SIGUSR2');
	await until(() => Promise.resolve(lines().length > before), patience);
	const [, resident, used] = (lines().at(-1) ?? '').split(' ').map(Number);
	return { resident: resident ?? NaN, used: used ?? NaN };
}
