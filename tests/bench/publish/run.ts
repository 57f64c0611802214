/**
 * `npm run bench:publish` prints how late posts leave, and how many can, as tables in Markdown: real workers and a durable PostgreSQL over a
 * simulated Telegram. `--quick` sends a tenth, `--only <name>` measures one. It never fails for a slow machine: it is read, not obeyed.
 */
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { printed, targets } from '../sync/table.ts';
import type { Figure } from '../run.ts';
import { oneBot, sameMinute, sameSecond, takenOver } from './figures.ts';
import { standUp, type Ground } from './ground.ts';
import { seenLive } from './live.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });
const part = values.quick ? 0.1 : 1;

/** Each on a ground of its own, with one worker where it does not start them itself. */
const benches: Record<string, (ground: Ground) => Promise<Figure[]>> = {
	'same-second': (ground) => withWorker(ground, () => sameSecond(ground, 1000 * part)),
	'same-minute': (ground) => withWorker(ground, () => sameMinute(ground, 10_000 * part)),
	'one-bot': (ground) => withWorker(ground, () => oneBot(ground, 10_000 * part)),
	live: (ground) => withWorker(ground, () => seenLive(ground, 100 * part)),
	takeover: takenOver
};

function withWorker(ground: Ground, measure: () => Promise<Figure[]>): Promise<Figure[]> {
	ground.worker();
	return measure();
}

const chosen = Object.entries(benches).filter(([name]) => values.only === undefined || values.only === name);
if (chosen.length === 0) {
	console.error(`There is no bench named ${values.only}. There are: ${Object.keys(benches).join(', ')}.`);
	process.exit(1);
}
const load = () => loadavg().map((value) => value.toFixed(1));
console.log(
	`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; ` +
		`load before: ${load().join(' ')}.`
);
const figures: Figure[] = [];
for (const [name, bench] of chosen) {
	const ground = await standUp();
	try {
		figures.push(...(await bench(ground)));
	} finally {
		await ground.end();
	}
	console.log(`(${name}; load after: ${load().join(' ')})`);
}
console.log(printed(targets('Publishing', figures)));
// The simulated network's idle connections are nobody's concern any more.
process.exit(0);
