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

/** Many members of one project with a stream each on one process: what a stream holds, and when the last has heard of a change. */
export async function streams(
	{ startBed }: Ground,
	{ streams: count, rounds, isQuick }: Size
): Promise<Table> {
	const collects = new URL('collects.ts', import.meta.url).href;
	const bed = await startBed({ env: { NODE_OPTIONS: `--expose-gc --import ${collects}` } });
	const [product] = bed.products;
	if (!product) throw new Error('a process is wanted');
	const members = await Promise.all(Array.from({ length: count }, () => bed.member()));
	const [anna] = members;
	if (!anna) throw new Error('a member is wanted');
	const project = await bed.project(anna);
	for (const member of members.slice(1)) await bed.joins(project, member);
	const line = new Line(product.url, { authorization: anna.authorization });
	const each: number[] = [];
	const heap: number[] = [];
	const first: number[] = [];
	const last: number[] = [];
	try {
		// What the first streams of a process cost once for all is no stream's own.
		for (let round = -1; round < rounds; round++) {
			const before = await memoryOf(product);
			let heard = (_at: number): void => undefined;
			const ears = await opened(product, members, () => heard(performance.now()));
			await sleep(1000);
			const after = await memoryOf(product);
			for (let change = 0; change < (isQuick ? 5 : 20); change++) {
				const heardAt: number[] = [];
				heard = (at) => heardAt.push(at);
				const began = performance.now();
				await line.call('POST', '/sync/posts/push', [{ newDocumentState: newPost(project, anna.userId) }]);
				await until(() => Promise.resolve(heardAt.length >= count), patience);
				const took = heardAt.map((at) => at - began);
				if (round >= 0) first.push(Math.min(...took));
				if (round >= 0) last.push(Math.max(...took));
			}
			for (const ear of ears) ear.close();
			await sleep(1000);
			if (round < 0) continue;
			each.push((after.resident - before.resident) / 1024 / count);
			heap.push((after.used - before.used) / 1024 / count);
		}
	} finally {
		line.close();
		await bed.end();
	}
	const both = (values: number[]) =>
		`p50 ${percentile(values, 50).toFixed(1)} ms, p95 ${percentile(values, 95).toFixed(1)} ms`;
	return targets(
		`${count} connected streams on one process`,
		[
			{ what: 'resident memory a stream', measured: `${told(each, 0)} kB`, target: '', isMet: true },
			{ what: 'of it in use', measured: `${told(heap, 0)} kB`, target: '', isMet: true },
			{ what: 'from a push to the first that hears of it', measured: both(first), target: '', isMet: true },
			{
				what: `from a push to the last of ${count}, ${last.length} changes`,
				...{ measured: both(last), target: 'p95 < 50 ms', isMet: percentile(last, 95) < 50 }
			}
		],
		['Memory before and after the streams were opened, each time after a collection of garbage.']
	);
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
