import type { Bed, Member } from './bed.ts';
import { Line } from './line.ts';
import type { Ground, Size } from './run.ts';
import { perPull, postsOf } from './speech.ts';
import { median, told } from './spread.ts';
import type { Table } from './table.ts';

/** What one person has to do with. */
interface Extent {
	documents: number;
	projects: number;
	members: number;
}

/** One person of an extent, and where they write. */
interface Place {
	extent: Extent;
	anna: Member;
	project: string;
	/** The pull that had nothing left to bring when it was last asked. */
	idle: string;
	costs: Record<Cost, number[]>;
}

type Cost = (typeof costs)[number];
const costs = ['first page', 'idle pull', 'push of 1', 'push of 100'] as const;

const firstPull = `/sync/posts/pull?limit=${perPull}`;

/** Each call so often in a round, of which the median counts. */
const repeats = 7;

/** How the cost of a page, of a pull with nothing new and of a push grows with what there is. */
export async function growth({ startBed }: Ground, { rounds, isQuick }: Size): Promise<Table> {
	const usual = { documents: isQuick ? 1000 : 10_000, projects: 1, members: 1 };
	const extents: Extent[] = [
		...[1000, 10_000, 100_000].map((documents) => ({ ...usual, documents })),
		...[10, 100].map((projects) => ({ ...usual, projects })),
		...[10, 100].map((members) => ({ ...usual, members }))
	].filter((extent) => !isQuick || Math.max(...Object.values(extent)) <= 1000);
	const bed = await startBed();
	try {
		const places: Place[] = [];
		for (const extent of extents) places.push(await settle(bed, extent));
		await bed.pool.query('vacuum analyze');
		for (let round = -1; round < rounds; round++) {
			for (const place of places) await measure(bed, place, round >= 0);
		}
		return {
			title: 'How cost grows, in milliseconds',
			header: ['documents', 'projects', 'members', ...costs],
			rows: places.map((place) => [
				...[place.extent.documents, place.extent.projects, place.extent.members].map(String),
				...costs.map((cost) => told(place.costs[cost]))
			]),
			notes: [
				`All in one database, of which each row's person sees their own part. A first page is ${perPull} documents; the ` +
					'documents are spread over the projects.'
			]
		};
	} finally {
		await bed.end();
	}
}

async function settle(bed: Bed, extent: Extent): Promise<Place> {
	const anna = await bed.member();
	const projects: string[] = [];
	for (let made = 0; made < extent.projects; made++) projects.push(await bed.project(anna));
	const [project = ''] = projects;
	for (let joined = 1; joined < extent.members; joined++) await bed.joins(project, await bed.member());
	const perProject = extent.documents / extent.projects;
	for (const one of projects) {
		for (let start = 0; start < perProject; start += 5000) {
			await fill(bed, one, anna, Math.min(5000, perProject - start));
		}
	}
	return {
		extent,
		anna,
		project,
		idle: firstPull,
		costs: { 'first page': [], 'idle pull': [], 'push of 1': [], 'push of 100': [] }
	};
}

/** Straight into the table: the triggers number the feed all the same. */
async function fill(bed: Bed, project: string, anna: Member, count: number): Promise<void> {
	const [sample] = postsOf(1, project, anna.userId);
	await bed.pool.query(
		`insert into posts (id, project_id, created_by, html, write_id)
		select uuidv7(), $1, $2, $3, uuidv7()::text from generate_series(1, $4)`,
		[project, anna.userId, sample?.html, count]
	);
}

/** What is pushed stays: some hundred documents more in the end, where there were a thousand at least. */
async function measure(bed: Bed, place: Place, counts: boolean): Promise<void> {
	const { anna, project, costs } = place;
	const line = new Line(bed.products[0]?.url ?? '', { authorization: anna.authorization });
	const idle = (place.idle = await lastPull(line, place.idle));
	const push = (count: number) => () => {
		const rows = postsOf(count, project, anna.userId).map((newDocumentState) => ({ newDocumentState }));
		return line.call('POST', '/sync/posts/push', rows);
	};
	const measured: Record<Cost, number> = {
		'first page': await cost(() => line.call('GET', firstPull)),
		'idle pull': await cost(() => line.call('GET', idle)),
		'push of 1': await cost(push(1)),
		'push of 100': await cost(push(100))
	};
	line.close();
	if (!counts) return;
	for (const [name, values] of Object.entries(costs)) values.push(measured[name as Cost]);
}

async function lastPull(line: Line, from: string): Promise<string> {
	for (let path = from; ;) {
		const page = await line.call<{ documents: unknown[]; checkpoint: unknown }>('GET', path);
		if (page.documents.length === 0) return path;
		path = `${firstPull}&checkpoint=${encodeURIComponent(JSON.stringify(page.checkpoint))}`;
	}
}

async function cost(call: () => Promise<unknown>): Promise<number> {
	const took: number[] = [];
	for (let again = 0; again < repeats; again++) {
		const began = performance.now();
		await call();
		took.push(performance.now() - began);
	}
	return median(took);
}
