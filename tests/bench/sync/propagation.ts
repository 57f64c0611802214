import { uuidv7 } from 'uuidv7';
import { newPost } from '../replication.ts';
import { Ear } from './ear.ts';
import { Line } from './line.ts';
import type { Ground, Size } from './run.ts';
import { percentile } from './spread.ts';
import { targets, type Table } from './table.ts';

interface Page {
	documents: { id: string }[];
	checkpoint: unknown;
}

/** Between two changes, in milliseconds: the second of two that come together would be told later. */
const apart = 60;

/** Anna pushes to one process; Boris' device, whose stream stands on another, is told and pulls. */
export async function propagation({ startBed }: Ground, { changes }: Size): Promise<Table> {
	const bed = await startBed({ processes: 2 });
	const [here, there] = bed.products;
	if (!here || !there) throw new Error('two processes are wanted');
	const [anna, boris] = [await bed.member(), await bed.member()];
	const project = await bed.project(anna);
	await bed.joins(project, boris);
	const pushes = new Line(here.url, { authorization: anna.authorization });
	const pulls = new Line(there.url, { authorization: boris.authorization });
	const arrivals = new Map<string, (at: number) => void>();
	let checkpoint: unknown;
	let pulling = Promise.resolve();

	async function pull(): Promise<void> {
		const since =
			checkpoint === undefined ? '' : `&checkpoint=${encodeURIComponent(JSON.stringify(checkpoint))}`;
		const page = await pulls.call<Page>('GET', `/sync/posts/pull?limit=500${since}`);
		checkpoint = page.checkpoint;
		for (const { id } of page.documents) arrivals.get(id)?.(performance.now());
	}
	const ear = await Ear.opens(there.url, boris, (names) => {
		if (names.includes('posts')) pulling = pulling.then(pull);
	});

	try {
		const took: number[] = [];
		const acknowledged: number[] = [];
		for (let change = -10; change < changes; change++) {
			const post = newPost(project, anna.userId, { title: uuidv7() });
			const { promise: arrival, resolve } = Promise.withResolvers<number>();
			arrivals.set(post.id, resolve);
			const began = performance.now();
			await pushes.call('POST', '/sync/posts/push', [{ newDocumentState: post }]);
			const answered = performance.now();
			const arrived = await arrival;
			// The first ten warm up.
			if (change >= 0) {
				took.push(arrived - began);
				acknowledged.push(answered - began);
			}
			await new Promise((resolve) => setTimeout(resolve, apart));
		}
		const p95 = percentile(took, 95);
		const told = (values: number[]) =>
			`p50 ${percentile(values, 50).toFixed(1)} ms, p95 ${percentile(values, 95).toFixed(1)} ms`;
		return targets(
			'One change to another device, over two processes of ours on one PostgreSQL',
			[
				{
					what: `from the push to the document on the other device, ${took.length} changes`,
					...{ measured: told(took), target: 'p95 < 50 ms', isMet: p95 < 50 }
				}
			],
			[
				`Of it, the push's own answer took ${told(acknowledged)}. A word that follows another within 20 ms waits for their end.`
			]
		);
	} finally {
		ear.close();
		for (const line of [pushes, pulls]) line.close();
		await bed.end();
	}
}
