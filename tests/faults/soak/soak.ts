import { until } from '../../kit/product.ts';
import { seeded } from '../../kit/seeded.ts';
import { Crew } from './crew.ts';
import { opens, rests, staysSignedIn } from './desk.ts';
import { Devices } from './devices.ts';
import { standUp } from './ground.ts';
import { judge, type Verdict } from './judge.ts';
import { Measures } from './measures.ts';
import { Weather } from './weather.ts';

export interface Plan {
	/** An empty database, or a migrated one. */
	databaseUrl: string;
	minutes: number;
	/** So many posts are begun a second, over so many bots with four channels each, and so many communities. */
	postsPerSecond: number;
	bots: number;
	communities: number;
	/** Planted in the product's processes: so many bytes are held on to with each request, which has to be noticed. */
	leak?: number;
}

/** The last part of a run, in which nothing goes wrong any more and what is open comes to its end, in milliseconds. */
const calm = 75_000;
/** Of the first part of a run nothing is measured: code is being compiled, and caches fill. */
const warmUp = 0.35;

/** Everything at once for so long: people, devices, and accidents. Then a calm, and what has to hold after it. */
export async function soak(plan: Plan, say: (line: string) => void = () => undefined): Promise<Verdict> {
	const { random, seed } = seeded();
	say(`seed ${seed}`);
	const length = plan.minutes * 60_000 - calm;
	const every = Math.max(2000, length / 300);
	const ground = await standUp(plan.databaseUrl, { every, leak: plan.leak ?? 0 });
	const desk = await opens(ground, plan);
	const played = {
		...{ crew: new Crew(desk, random), weather: new Weather(ground, random), measures: new Measures(ground) },
		devices: await Devices.of(desk, random)
	};
	const { crew, weather, measures, devices } = played;
	// Both processes have to have said what they hold before anything begins.
	await until(async () => (await measures.open()).every(({ value }) => !Number.isNaN(value)), 60_000);
	const before = await measures.open();
	const startedAt = Date.now();
	const failed = new AbortController();
	const over = AbortSignal.any([AbortSignal.timeout(length), failed.signal]);
	const reports = async () => {
		for (let minute = 1; await rests(60_000, over); minute++) {
			say(`minute ${minute}: ${JSON.stringify({ ...crew.done, ...weather.met, ...devices.done })}`);
		}
	};
	try {
		await Promise.all([
			...[crew.works(plan.postsPerSecond, over), devices.live(over), weather.rages(over)],
			...[measures.watch(every, over), staysSignedIn(desk.anna, over), reports()]
		]);
		const [since, endedAt] = [startedAt + warmUp * length, startedAt + length];
		return await judge({ ...played, ground, seed, before, since, until: endedAt, minutes: plan.minutes });
	} finally {
		failed.abort();
		await devices.end();
		await ground.end();
	}
}
