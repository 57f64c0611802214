import { readFile } from 'node:fs/promises';
import { rests } from './desk.ts';
import type { Reading } from './gauge.ts';
import { growthOf, type Point } from './growth.ts';
import { bystander, type Ground } from './ground.ts';

/** What must not rise with time or with work: so much more at the end is still nothing, a part of what there is or so much, whichever is more. */
interface Limit {
	part: number;
	slack: number;
	words: (value: number) => string;
}

const megabyte = 2 ** 20;
const inMegabytes = (value: number) => `${(value / megabyte).toFixed(1)} MB`;
const plainly = (value: number) => value.toFixed(0);

/**
 * The heap: 5 % (spec: hardening.md, F33). The resident set is what the system gives, which follows the heap's peaks and not what is held. Jobs
 * that wait swing with what is under way. There is one bucket for each bot and channel, and one counter for each scope, whatever they are used for.
 */
const limits = {
	heap: { part: 0.05, slack: 0, words: inMegabytes },
	rss: { part: 0.15, slack: 16 * megabyte, words: inMegabytes },
	'waiting jobs': { part: 0.25, slack: 20, words: plainly },
	buckets: { part: 0.05, slack: 2, words: plainly },
	counters: { part: 0, slack: 0, words: plainly }
} satisfies Record<string, Limit>;
type Kind = keyof typeof limits;

/** A run of less than so many milliseconds still sees code being compiled and caches being filled: so much heap is allowed for them. */
const short = { below: 20 * 60_000, heap: 3 * megabyte };

/** Of fewer readings no slope can be told. */
const fewest = 8;

const rowsNow = `
	select (select count(*)::int from jobs.job where state in ('created', 'retry')) as "waiting jobs",
		(select count(*)::int from buckets) as buckets, (select count(*)::int from sync_scopes) as counters`;
const ofRows = ['waiting jobs', 'buckets', 'counters'] as const;
type Rows = Record<(typeof ofRows)[number], number>;

export class Measures {
	readonly #ground: Ground;
	readonly #rows: (Rows & { at: number })[] = [];

	constructor(ground: Ground) {
		this.#ground = ground;
	}

	async watch(every: number, over: AbortSignal): Promise<void> {
		while (await rests(every, over)) {
			const { rows } = await this.#ground.pool.query<Rows>(rowsNow);
			this.#rows.push(...rows.map((row) => ({ ...row, at: Date.now() })));
		}
	}

	/** How everything grew between two instants, in words, and apart what grew too much. */
	async growth(since: number, until: number): Promise<{ said: string[]; tooMuch: string[] }> {
		const series: { who: string; kind: Kind; points: Point[] }[] = [];
		for (const [who, file] of Object.entries(this.#ground.gauges)) {
			const readings = await readingsIn(file);
			for (const kind of ['heap', 'rss'] as const) series.push({ who, kind, points: of(readings, kind) });
		}
		for (const kind of ofRows) series.push({ who: 'database', kind, points: of(this.#rows, kind) });
		const said: string[] = [];
		const tooMuch: string[] = [];
		for (const { who, kind, points } of series) {
			const counted = points.filter(({ at }) => at >= since && at <= until);
			const { typical, grown } = growthOf(counted);
			const { part, slack, words } = limits[kind];
			const sentence = `${who}: ${kind} ${words(typical)}, grown by ${words(grown)}`;
			said.push(sentence);
			const allowance = kind === 'heap' && until - since < short.below ? short.heap : slack;
			const isFine = counted.length >= fewest && grown <= Math.max(part * typical, allowance);
			if (!isFine) tooMuch.push(`${sentence} in ${counted.length} readings`);
		}
		return { said, tooMuch };
	}

	/** What is held while nobody asks for anything: the newest word of each process, and of the database. */
	async held(): Promise<Record<string, number>> {
		const { gauges, pool } = this.#ground;
		const { rows } = await pool.query<{ count: number }>(
			`select count(*)::int from pg_stat_activity where datname = current_database() and application_name <> $1`,
			[bystander]
		);
		const newest = async (file: string) => (await readingsIn(file)).at(-1)?.handles ?? NaN;
		return {
			'handles of web': await newest(gauges.web),
			'handles of worker': await newest(gauges.worker),
			connections: rows[0]?.count ?? NaN
		};
	}
}

async function readingsIn(file: string): Promise<Reading[]> {
	const text = await readFile(file, 'utf8').catch(() => '');
	const lines = text.split('\n').filter((line) => line !== '');
	// The cast: gauge.ts writes nothing else.
	return lines.map((line) => JSON.parse(line) as Reading);
}

const of = <Name extends string>(all: (Record<Name, number> & { at: number })[], name: Name): Point[] =>
	all.map((one) => ({ at: one.at, value: one[name] }));
