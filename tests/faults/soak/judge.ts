import { acceptedBy, historyOf, inWords, postedBy, settled, type Tally } from '../checker.ts';
import { nameIn, type Crew } from './crew.ts';
import type { Devices } from './devices.ts';
import type { Ground } from './ground.ts';
import { leftovers } from './leftovers.ts';
import type { Held, Measures } from './measures.ts';
import { returnsToRest } from './rest.ts';
import type { Weather } from './weather.ts';

export interface Verdict {
	/** What was played and what came of it, in one line. */
	summary: string;
	/** How everything grew that must not. */
	measured: string[];
	/** What must not be. */
	troubles: string[];
}

export interface Played {
	ground: Ground;
	crew: Crew;
	weather: Weather;
	devices: Devices;
	measures: Measures;
	seed: number;
	/** What was held before anything began. */
	before: Held[];
	minutes: number;
	/** Between which instants everything was going on, and warm. */
	since: number;
	until: number;
}

/** After so long nothing may be open any more, in milliseconds: a send's deadline, all the looks for it, and what was found out late. */
const patience = 240_000;

/** Lets everything come to its end, and holds it against what was done and what the networks took. */
export async function judge(played: Played): Promise<Verdict> {
	const { ground, crew, weather, devices, measures, seed, minutes } = played;
	// Whoever still waits for a silent network is told that the line is broken.
	ground.telegram.hangUp();
	const accepted = () => [...acceptedBy(ground.telegram), ...postedBy(ground.vk)];
	const tally = await settled(ground.pool, accepted, patience, nameIn);
	const left = await leftovers(ground.pool, ground.product.dataDir, patience);
	const { before, since, until } = played;
	const past = { before, working: await measures.kept(since, until), length: until - since };
	const { said, tooMuch } = await returnsToRest(measures, past, patience);
	const done = { ...crew.done, ...devices.done, ...weather.met };
	const troubles = [
		...unsound(tally),
		...Object.entries(done).flatMap(([what, times]) => (times === 0 ? [`never played: ${what}`] : [])),
		...(await broken(played, accepted())),
		...(await devices.differences(60_000)),
		...left.map((what) => `left over: ${what}`),
		...tooMuch.map((sentence) => `grew too much: ${sentence}`),
		...ended(ground),
		...(ground.product.log().includes(secretPart) ? ['a token is in the log'] : [])
	];
	if (tally.planned < crew.promised.size || tally.published < tally.planned / 2)
		troubles.push('hardly anything is out');
	const history = await historyOf(ground.pool, tally, `substring(posts.html from '№[0-9-]+')`);
	if (troubles.length > 0 && history !== '') troubles.push(history);
	const counts = Object.entries(done).map(([what, times]) => `${times} ${what}`);
	return {
		summary: `F33, ${minutes} minutes, seed ${seed}: ${counts.join(', ')}; ${crew.refused} refused; ${inWords(tally)}`,
		...{ measured: said, troubles }
	};
}

const secretPart = 'a_simulated_bot_of_a_soak';

const unsound = ({ open, twice, unproven, denied, shared }: Tally): string[] =>
	Object.entries({ open, twice, unproven, denied, shared }).flatMap(([what, names]) =>
		names.length === 0 ? [] : [`${what}: ${names.join(', ')}`]
	);

/** What people were told and what is not so. */
async function broken({ ground, crew }: Played, accepted: { text: string }[]): Promise<string[]> {
	const { rows } = await ground.pool.query<{ html: string }>(
		`select html from posts p where exists (select from publications where post_id = p.id and status <> 'cancelled')`
	);
	const followed = new Set(rows.map(({ html }) => nameIn(html)));
	const out = new Set(accepted.map(({ text }) => nameIn(text)));
	const forgotten = [...crew.promised].filter((name) => !followed.has(name));
	const unwanted = [...crew.calledOff].filter((name) => out.has(name));
	return [
		...(forgotten.length > 0 ? [`promised and forgotten: ${forgotten.join(', ')}`] : []),
		...(unwanted.length > 0 ? [`called off and sent: ${unwanted.join(', ')}`] : [])
	];
}

/** Whoever was not killed on purpose is the process of the beginning. */
function ended({ product, steady: { child } }: Ground): string[] {
	const isWorkerThere = child.exitCode === null && child.signalCode === null;
	return [
		...(product.hasExited() ? [`the web process ended:\n${product.log().slice(-2000)}`] : []),
		...(isWorkerThere ? [] : ['the worker ended'])
	];
}
