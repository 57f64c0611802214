import { readFile } from 'node:fs/promises';
import { rests } from './desk.ts';
import type { Reading } from './gauge.ts';
import { floorOf, type Allowance, type Point } from './growth.ts';
import { bystander, type Ground } from './ground.ts';

const megabyte = 2 ** 20;
const inMegabytes = (value: number) => `${(value / megabyte).toFixed(1)} MB`;
const plainly = (value: number) => value.toFixed(0);

interface Limit extends Allowance {
	words: (value: number) => string;
}

/**
 * What must not rise with time or with work. The heap: 5 % (spec: hardening.md, F33). The resident set is what the system gave, which follows
 * the heap's peaks and not what is held. Sockets, timers and connections: of one that leaked with each fault or each post hundreds would be
 * there; a few are the pool's, which keeps what it opened for a while, and whoever still hangs up. There is a bucket for each pace of a bot and
 * of a channel, made when it is first used, so no more than three for a channel; and one counter for each scope.
 */
const limits = {
	heap: { part: 0.05, slack: 0, words: inMegabytes },
	rss: { part: 0.25, slack: 32 * megabyte, words: inMegabytes },
	handles: { part: 0, slack: 10, words: plainly },
	connections: { part: 0, slack: 10, words: plainly },
	'stray buckets': { part: 0, slack: 0, words: plainly },
	counters: { part: 0, slack: 0, words: plainly }
} satisfies Record<string, Limit>;
export type Kind = keyof typeof limits;

/**
 * A run of less than so many milliseconds has only just seen its code compiled and its caches filled when it ends: so much heap is allowed for
 * what is still to come of these, and its resident set says nothing.
 */
const short = { below: 20 * 60_000, heap: 3 * megabyte, rss: Infinity };

export const limitOf = (kind: Kind, length: number): Limit => {
	const isShort = length < short.below && (kind === 'heap' || kind === 'rss');
	return isShort ? { ...limits[kind], slack: short[kind] } : limits[kind];
};

/** How much there is of something. */
export interface Held {
	what: string;
	kind: Kind;
	value: number;
}

/** Fewer readings have no floor. */
const fewest = 8;

const rowsNow = `
	select (select count(*)::int from sync_scopes) as counters,
		greatest(0, (select count(*)::int from buckets) - 3 * (select count(*)::int from accounts)) as "stray buckets"`;
const ofRows = ['stray buckets', 'counters'] as const;
type Rows = Record<(typeof ofRows)[number], number>;

export class Measures {
	readonly #ground: Ground;
	readonly #rows: (Rows & { at: number })[] = [];

	constructor(ground: Ground) {
		this.#ground = ground;
	}

	async watch(every: number, over: AbortSignal): Promise<void> {
		do {
			const { rows } = await this.#ground.pool.query<Rows>(rowsNow);
			this.#rows.push(...rows.map((row) => ({ ...row, at: Date.now() })));
		} while (await rests(every, over));
	}

	/** What comes and goes with the work, and nobody needs while nothing is asked for: as it is now. */
	async open(): Promise<Held[]> {
		const { gauges, pool } = this.#ground;
		const { rows } = await pool.query<{ count: number }>(
			`select count(*)::int from pg_stat_activity where datname = current_database() and application_name <> $1`,
			[bystander]
		);
		const held: Held[] = [{ what: 'connections', kind: 'connections', value: rows[0]?.count ?? NaN }];
		for (const [who, file] of Object.entries(gauges)) {
			const value = (await readingsIn(file)).at(-1)?.handles ?? NaN;
			held.push({ what: `handles of ${who}`, kind: 'handles', value });
		}
		return held;
	}

	/** What is kept for good: the least that it was between two instants; NaN where too little is known of it. */
	async kept(since: number, until: number, readings = fewest): Promise<Held[]> {
		const floor = (points: Point[]) => {
			const counted = points.filter(({ at }) => at >= since && at <= until);
			return counted.length < readings ? NaN : floorOf(counted);
		};
		const held: Held[] = [];
		for (const [who, file] of Object.entries(this.#ground.gauges)) {
			const all = await readingsIn(file);
			for (const kind of ['heap', 'rss'] as const)
				held.push({ what: `${kind} of ${who}`, kind, value: floor(of(all, kind)) });
		}
		for (const kind of ofRows) held.push({ what: kind, kind, value: floor(of(this.#rows, kind)) });
		return held;
	}
}

async function readingsIn(file: string): Promise<Reading[]> {
	const text = await readFile(file, 'utf8').catch(() => '');
	// The last line may be only half there.
	const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
	// The cast: gauge.ts writes nothing else.
	return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Reading);
}

const of = <Name extends string>(all: (Record<Name, number> & { at: number })[], name: Name): Point[] =>
	all.map((one) => ({ at: one.at, value: one[name] }));
