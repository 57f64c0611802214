import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProduct } from '../kit/product.ts';
import type { Figure } from './run.ts';

/** From the command to readiness, on an empty data folder and on a used one, and the memory of everything at rest. */
export async function startup(): Promise<Figure[]> {
	const firstBegan = performance.now();
	const first = await startProduct();
	const firstTook = performance.now() - firstBegan;
	await first.stop();
	const warmBegan = performance.now();
	const warm = await startProduct({ dataDir: first.dataDir });
	const warmTook = performance.now() - warmBegan;
	await sleep(10_000);
	const megabytes = await memoryOf(warm.pid, first.dataDir);
	await warm.remove();
	return [
		{
			what: 'first start to ready',
			measured: `${Math.round(firstTook)} ms`,
			target: '≤ 5000 ms',
			isMet: firstTook <= 5000
		},
		{
			what: 'warm start to ready',
			measured: `${Math.round(warmTook)} ms`,
			target: '≤ 1500 ms',
			isMet: warmTook <= 1500
		},
		{
			what: 'memory at rest, database included (proportional set size)',
			measured: `${Math.round(megabytes)} MB`,
			target: '≤ 350 MB',
			isMet: megabytes <= 350
		}
	];
}

/** The sum over the product's processes and the database's. Proportional: pages that several share are counted once. */
async function memoryOf(pid: number, dataDir: string): Promise<number> {
	const parents = new Map<number, number>();
	for (const name of await readdir('/proc')) {
		if (!/^\d+$/.test(name)) continue;
		const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
		parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
	}
	const roots = [pid, ...(await postmasters(dataDir))];
	const isOurs = (one: number): boolean => roots.includes(one) || (one > 1 && isOurs(parents.get(one) ?? 0));
	let kilobytes = 0;
	for (const one of parents.keys()) {
		if (!isOurs(one)) continue;
		const rollup = await readFile(`/proc/${one}/smaps_rollup`, 'utf8').catch(() => '');
		kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
	}
	return kilobytes / 1024;
}

async function postmasters(dataDir: string): Promise<number[]> {
	const files = await readdir(dataDir, { recursive: true });
	const found = files.filter((file) => file.endsWith('postmaster.pid'));
	return Promise.all(
		found.map(async (file) => Number((await readFile(join(dataDir, file), 'utf8')).split('\n')[0]))
	);
}
