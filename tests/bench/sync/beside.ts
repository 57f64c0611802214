import { newPost } from '../replication.ts';
import { Line } from './line.ts';
import type { Ground, Size } from './run.ts';
import { ours, postsOf } from './speech.ts';
import { told } from './spread.ts';
import { targets, type Table } from './table.ts';

/** While one device pulls everything, another pushes one post after the other: how long the slowest of them waits. */
export async function beside({ startBed }: Ground, { rounds, documents }: Size): Promise<Table> {
	const bed = await startBed();
	const url = bed.products[0]?.url ?? '';
	const anna = await bed.member();
	const project = await bed.project(anna);
	const [pulls, pushes] = [0, 1].map(() => new Line(url, { authorization: anna.authorization })) as [
		Line,
		Line
	];
	try {
		await ours().push(pulls, postsOf(documents, project, anna.userId));
		await ours().pull(pulls);
		const longest: number[] = [];
		let pushed = 0;
		for (let round = 0; round < rounds; round++) {
			let isPulling = true;
			const pulled = ours()
				.pull(pulls)
				.finally(() => (isPulling = false));
			const delays: number[] = [];
			do {
				const began = performance.now();
				await ours().push(pushes, [newPost(project, anna.userId)]);
				delays.push(performance.now() - began);
			} while (isPulling);
			if ((await pulled) < documents) throw new Error('a pull came to its end too early');
			longest.push(Math.max(...delays));
			pushed += delays.length;
		}
		return targets(
			`A push of one post during a pull of ${documents}`,
			[
				{
					what: `longest delay of ${pushed} pushes`,
					measured: `${told(longest)} ms`,
					...{ target: '≤ 200 ms', isMet: Math.max(...longest) <= 200 }
				}
			],
			['The value is the longest of each pull; the target holds for the worst of them.']
		);
	} finally {
		for (const line of [pulls, pushes]) line.close();
		await bed.end();
	}
}
