import { median, told } from './spread.ts';
import type { Table } from './table.ts';

/** Documents a second, each way, a value for each round. */
export interface Rates {
	push: number[];
	pull: number[];
}

export type Round = { [Way in keyof Rates]: number };

export const rate = (documents: number, ms: number): number => (1000 * documents) / ms;

/** Every side in its turn, round after round, so that what else the machine does strikes all of them alike. */
export async function measure(
	sides: Record<string, () => Promise<Round>>,
	rounds: number
): Promise<Map<string, Rates>> {
	const measured = new Map<string, Rates>();
	for (let round = 0; round < rounds; round++) {
		for (const [name, play] of Object.entries(sides)) {
			const { push, pull } = await play();
			const rates = measured.get(name) ?? { push: [], pull: [] };
			measured.set(name, { push: [...rates.push, push], pull: [...rates.pull, pull] });
		}
	}
	return measured;
}

/** Ours is the side of that name; its peers are those that are not called ours. With `isGoal` it is to be ahead of them. */
export function ratesTable(
	title: string,
	measured: Map<string, Rates>,
	notes: string[],
	{ isGoal }: { isGoal: boolean }
): Table {
	const own = measured.get('ours') ?? { push: [], pull: [] };
	const peers = [...measured].filter(([name]) => !name.startsWith('ours')).map(([, rates]) => rates);
	const verdict = (way: keyof Rates) =>
		peers.every((peer) => median(own[way]) > median(peer[way])) ? 'met' : 'MISSED';
	return {
		title,
		header: ['server', 'push', 'ours to it', 'pull', 'ours to it'],
		rows: [
			...[...measured].map(([name, { push, pull }]) => [
				name,
				...[`${told(push, 0)}/s`, ratio(own.push, push), `${told(pull, 0)}/s`, ratio(own.pull, pull)]
			]),
			...(isGoal ? [['target: ahead of both', verdict('push'), '', verdict('pull'), '']] : [])
		],
		notes
	};
}

/** How many times as fast ours was; both of the same run. */
const ratio = (own: number[], other: number[]) => `${(median(own) / median(other)).toFixed(2)} ×`;
