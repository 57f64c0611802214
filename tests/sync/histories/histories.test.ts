import { expect, it } from 'vitest';
import { playAll } from './crew.ts';

/**
 * I1 to I12 over random histories: real RxDB clients with the app's own replication, on a real server and a real PostgreSQL, in bad weather.
 * `npm run fuzz:sync` plays many more of them; `npm run fuzz:sync -- --seed n` one again, with its steps.
 */
const count = 300;
/** The same ones each time, so that what a change breaks is the change's; new ones are found by the command. */
const from = 5000;

it(`holds every invariant through ${count} histories of devices, people, jobs and accidents`, async () => {
	const seeds = Array.from({ length: count }, (_, index) => from + index);
	const reports = await playAll(seeds, { processes: 2 });
	const broken = reports.filter((report) => report.error !== undefined);
	expect(
		broken.map(({ seed, error }) => `seed ${seed} (npm run fuzz:sync -- --seed ${seed}): ${error}`)
	).toEqual([]);
	// A history in which nothing happened proves nothing.
	const sum = (of: (report: (typeof reports)[number]) => number) =>
		reports.reduce((total, report) => total + of(report), 0);
	expect(sum((report) => report.accepted)).toBeGreaterThan(count * 8);
	expect(sum((report) => report.words)).toBeGreaterThan(count * 10);
}, 600_000);
