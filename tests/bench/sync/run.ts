/**
 * `npm run bench:sync` prints the replication's figures, ours beside its peers', as tables in Markdown. `--quick` is one small round,
 * `--only <name>` one table. It never fails for a slow machine: it is read, not obeyed.
 */
import { existsSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '#server/web/build.ts';
import { startServer, type Bed, type BedOptions } from './bed.ts';
import { beside } from './beside.ts';
import { devices } from './devices.ts';
import { ensurePeers } from './peer.ts';
import { fanOut } from './fan-out.ts';
import { growth } from './growth.ts';
import { propagation } from './propagation.ts';
import { streams } from './streams.ts';
import type { Figure } from '../run.ts';
import { printed, targets, type Table } from './table.ts';
import { throughput } from './throughput.ts';

/** What a bench stands on. */
export interface Ground {
	startBed(options?: BedOptions): Promise<Bed>;
}

/** How much is measured. */
export interface Size {
	rounds: number;
	documents: number;
	changes: number;
	streams: number;
	isQuick: boolean;
}

const benches: Record<string, (ground: Ground, size: Size) => Promise<Table>> = {
	throughput,
	devices,
	propagation,
	beside,
	streams,
	growth,
	'fan-out': fanOut
};

// The browser's figures, where this checkout has them.
const browser = new URL('chromium.ts', import.meta.url);
if (existsSync(browser)) {
	const { chromiumSync } = (await import(browser.href)) as { chromiumSync(): Promise<Figure[]> };
	benches['chromium'] = async () => targets('A device in Chromium', await chromiumSync());
}

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });
const size: Size = values.quick
	? { rounds: 1, documents: 1000, changes: 20, streams: 20, isQuick: true }
	: { rounds: 5, documents: 10_000, changes: 200, streams: 200, isQuick: false };
const chosen = Object.entries(benches).filter(([name]) => values.only === undefined || values.only === name);
if (chosen.length === 0) {
	console.error(`There is no bench named ${values.only}. There are: ${Object.keys(benches).join(', ')}.`);
	process.exit(1);
}

await ensureBuilt((sentence) => console.log(sentence));
await ensurePeers();
const load = () => loadavg().map((value) => value.toFixed(1));
console.log(
	`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; ` +
		`load before: ${load().join(' ')}. Median (range) of ${size.rounds}, interleaved.`
);
const server = await startServer();
// The products get the same signal from the terminal; the database is nobody's child but ours.
process.once('SIGINT', () => void server.stop().finally(() => process.exit(130)));
try {
	for (const [name, bench] of chosen) {
		console.log(printed(await bench({ startBed: server.bed }, size)));
		console.log(`\n(${name}; load after: ${load().join(' ')})`);
	}
} finally {
	await server.stop();
}
