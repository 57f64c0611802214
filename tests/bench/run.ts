/**
 * `npm run bench` prints the figures of the README, each beside its target; `npm run bench -- lateness` prints one. It never fails
 * for a slow machine: it is read, not obeyed.
 */
import { cpus, totalmem } from 'node:os';
import { ensureBuilt } from '#server/web/build.ts';
import { calendar } from './calendar.ts';
import { lateness } from './lateness.ts';
import { replication } from './replication.ts';
import { size } from './size.ts';
import { startup } from './startup.ts';

/** One figure: what was measured, and what it should be. */
export interface Figure {
	what: string;
	measured: string;
	target: string;
	isMet: boolean;
}

const benches: Record<string, () => Promise<Figure[]>> = { size, startup, lateness, replication, calendar };

// What is measured is the product as it starts from its second time on: built.
await ensureBuilt((sentence) => console.log(sentence));

const wanted = process.argv.slice(2);
const chosen = Object.entries(benches).filter(([name]) => wanted.length === 0 || wanted.includes(name));

console.log(
	`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
);
for (const [name, bench] of chosen) {
	console.log(`\n${name}`);
	for (const { what, measured, target, isMet } of await bench()) {
		console.log(
			`  ${isMet ? 'met   ' : 'MISSED'}  ${what.padEnd(58)} ${measured.padStart(26)}   target ${target}`
		);
	}
}
