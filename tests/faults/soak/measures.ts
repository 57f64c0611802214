import { readFile } from 'node:fs/promises';
import { rests } from './desk.ts';
import type { Reading } from './gauge.ts';
import { growthOf, type Point } from './growth.ts';
import { bystander, type Ground } from './ground.ts';

/** What must not rise with time or with work, of one process or of the database. */
interface Limit {
	/** So much more at the end of the run is still nothing: a part of what there is, or so much, whichever is more. */
	part: number;
	slack: number;
	words: (value: number) => string;
}

const megabyte = 2 ** 20;
const inMegabytes = (value: number) => `${(value / megabyte).toFixed(1)} MB`;
const plainly = (value: number) => value.toFixed(0);

/**
 * The heap: 5 % (spec: hardening.md, F33), where a short run gets 3 MB: so much are code that is compiled late and caches that are not yet full. The
 * resident set is what the system gives, which follows the heap's peaks and not what is held. Handles, connections and rows swing with what is
 * under way; a leak of one with each fault or each post would be far beyond.
 */
const limits = {
	heap: { part: 0.05, slack: 3 * megabyte, words: inMegabytes },
	rss: { part: 0.15, slack: 16 * megabyte, words: inMegabytes },
	handles: { part: 0.25, slack: 10, words: plainly },
	connections: { part: 0.25, slack: 8, words: plainly },
	'waiting jobs': { part: 0.25, slack: 20, words: plainly },
	buckets: { part: 0.05, slack: 2, words: plainly },
	counters: { part: 0, slack: 0, words: plainly }
} satisfies Record<string, Limit>;
type Kind = keyof typeof limits;

/** Rows that are there for what is under way, and connections of the product's. */
const rowsNow = `
	select (select count(*)::int from pg_stat_activity where datname = current_database() and application_name <> $1)
			as connections,
		(select count(*)::int from jobs.job where state in ('created', 'retry')) as "waiting jobs",
		(select count(*)::int from buckets) as buckets,
		(select count(*)::int from sync_scopes) as counters`;

type Rows = Record<'connections' | 'waiting jobs' | 'buckets' | 'counters', number>;

export class Measures {
	readonly #ground: Ground;
	readonly #rows: (Rows & { at: number })[] = [];

	constructor(ground: Ground) {
		this.#ground = ground;
	}

	async watch(every: number, over: AbortSignal): Promise<void> {
		while (await rests(every, over)) {
			const { rows } = await this.#ground.pool.query<Rows>(rowsNow, [bystander]);
			this.#rows.push(...rows.map((row) => ({ ...row, at: Date.now() })));
		}
	}

	/** How everything grew between two instants, in words, and apart what grew too much. */
	async growth(since: number, until: number): Promise<{ said: string[]; tooMuch: string[] }> {
		const { gauges } = this.#ground;
		const series: { who: string; kind: Kind; points: Point[] }[] = [];
		for (const [who, file] of Object.entries(gauges)) {
			const readings = (await readFile(file, 'utf8'))
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line) as Reading);
			for (const kind of ['heap', 'rss', 'handles'] as const)
				series.push({ who, kind, points: of(readings, kind) });
		}
		for (const kind of ['connections', 'waiting jobs', 'buckets', 'counters'] as const) {
			series.push({ who: 'database', kind, points: of(this.#rows, kind) });
		}
		const said: string[] = [];
		const tooMuch: string[] = [];
		for (const { who, kind, points } of series) {
			const counted = points.filter(({ at }) => at >= since && at <= until);
			const { typical, grown } = growthOf(counted);
			const { part, slack, words } = limits[kind];
			const sentence = `${who}: ${kind} ${words(typical)}, grown by ${words(grown)}`;
			said.push(sentence);
			const isFine = counted.length >= fewest && grown <= Math.max(part * typical, slack);
			if (!isFine) tooMuch.push(`${sentence} in ${counted.length} readings`);
		}
		return { said, tooMuch };
	}
}

/** Of fewer readings no slope can be told. */
const fewest = 8;

const of = <Name extends string>(all: (Record<Name, number> & { at: number })[], name: Name): Point[] =>
	all.map((one) => ({ at: one.at, value: one[name] }));
