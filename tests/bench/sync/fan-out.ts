import { until } from '../../kit/product.ts';
import { newPost } from '../replication.ts';
import type { Bed, Member } from './bed.ts';
import { Ear } from './ear.ts';
import { Line } from './line.ts';
import type { Ground, Size } from './run.ts';
import { median, told } from './spread.ts';
import type { Table } from './table.ts';

/** A team: how many have a stream open, and how many projects each of them hears. */
interface Team {
	size: { members: number; projects: number };
	people: Member[];
	project: string;
	took: Record<Moment, number[]>;
}

type Moment = (typeof moments)[number];
const moments = ['answer', 'first told', 'last told'] as const;

/** Each change so often in a round, of which the median counts. */
const repeats = 7;
/** What a change is waited for at most, in milliseconds. */
const patience = 10_000;

/** How telling everybody of one change grows with who listens, and to how much. */
export async function fanOut({ startBed }: Ground, { rounds, isQuick }: Size): Promise<Table> {
	const most = isQuick ? 10 : 100;
	const sizes = [
		...[1, 10, 100].map((members) => ({ members, projects: 1 })),
		...[10, 100].map((projects) => ({ members: 10, projects }))
	].filter(({ members, projects }) => Math.max(members, projects) <= most);
	const bed = await startBed();
	const url = bed.products[0]?.url ?? '';
	try {
		const teams: Team[] = [];
		for (const size of sizes) teams.push(await gather(bed, size));
		// The first round warms up.
		for (let round = -1; round < rounds; round++) {
			for (const team of teams) await measure(url, team, round >= 0);
		}
		return {
			title: 'How telling of one change grows, in milliseconds after its push was sent',
			header: ['members listening', 'projects of each', ...moments],
			rows: teams.map(({ size, took }) => [
				...[size.members, size.projects].map(String),
				...moments.map((moment) => told(took[moment]))
			]),
			notes: ['On one process: the pushing and the listening are served by the same one.']
		};
	} finally {
		await bed.end();
	}
}

async function gather(bed: Bed, size: Team['size']): Promise<Team> {
	const people: Member[] = [];
	for (let come = 0; come < size.members; come++) people.push(await bed.member());
	const [anna] = people;
	if (!anna) throw new Error('a team has somebody');
	const projects: string[] = [];
	for (let made = 0; made < size.projects; made++) {
		const project = await bed.project(anna);
		for (const member of people.slice(1)) await bed.joins(project, member);
		projects.push(project);
	}
	return {
		size,
		people,
		project: projects[0] ?? '',
		took: { answer: [], 'first told': [], 'last told': [] }
	};
}

async function measure(url: string, { people, project, took }: Team, counts: boolean): Promise<void> {
	const [anna] = people;
	if (!anna) return;
	const line = new Line(url, { authorization: anna.authorization });
	let heard = (): void => undefined;
	const ears = await Promise.all(people.map((member) => Ear.opens(url, member, () => heard())));
	const each: Team['took'] = { answer: [], 'first told': [], 'last told': [] };
	for (let change = 0; change < repeats; change++) {
		const at: number[] = [];
		heard = () => at.push(performance.now());
		const began = performance.now();
		await line.call('POST', '/sync/posts/push', [{ newDocumentState: newPost(project, anna.userId) }]);
		each.answer.push(performance.now() - began);
		await until(() => Promise.resolve(at.length >= people.length), patience);
		each['first told'].push(Math.min(...at) - began);
		each['last told'].push(Math.max(...at) - began);
	}
	for (const ear of ears) ear.close();
	line.close();
	if (counts) for (const moment of moments) took[moment].push(median(each[moment]));
}
