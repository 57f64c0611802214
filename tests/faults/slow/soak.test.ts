import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPool } from '#db/pool.ts';
import { pointTo } from '../../kit/desk.ts';
import { addressOf } from '../../kit/postgres.ts';
import { startProduct, until, type Product } from '../../kit/product.ts';
import { seeded } from '../../kit/seeded.ts';
import { startTelegram, type Telegram } from '../../kit/telegram.ts';
import { acceptedBy, expectSound, historyOf, inWords, settled } from '../checker.ts';
import { scale } from '../scale.ts';
import { goWrong } from './mishaps.ts';
import { Office } from './office.ts';

/** Everything that can go wrong, in any order, while people publish: `npm run soak` for an hour, with SEED for the same accidents again. */

const { soak } = scale;
/** How often the product says how much memory it takes, and how long it is given to get warm, in milliseconds. */
const beat = soak.ms / 60;
const warm = soak.ms / 3;
/** Connections that one product may keep: its pool, and the few that listen or hold its place. The test's own is among them. */
const mostLines = 20;

let telegram: Telegram;
let product: Product;
beforeEach(async () => {
	telegram = await startTelegram();
	const preload = new URL('../heap-report.ts', import.meta.url).href;
	product = await startProduct({ env: { ...pointTo(telegram), NODE_OPTIONS: `--import ${preload}` } });
});
afterEach(async () => {
	await product.remove();
	await telegram.stop();
});

it(
	'F33: with everything going wrong at once, all is out once or asked about, and nothing piles up',
	async () => {
		const { seed } = seeded();
		const office = await Office.opens(product, telegram, { bots: 3, channels: 12 });
		const pool = openPool(await addressOf(product.dataDir));
		const startedAt = Date.now();
		const endsAt = startedAt + soak.ms;
		const heaps: number[] = [];
		const watch = async () => {
			for (; Date.now() < endsAt; await sleep(beat)) {
				if (Date.now() > startedAt + warm) heaps.push(await heapOf(product));
			}
		};
		try {
				const working = [office.works(2, soak.pause), office.plans(2, soak.pause)];
			const [mishaps] = await Promise.all([goWrong({ product, telegram }, seed, endsAt), watch()]);
			office.closes();
			await Promise.all(working);
			const all = await settled(pool, () => acceptedBy(telegram), 200_000);
			const [first, last] = [median(heaps.slice(0, third(heaps))), median(heaps.slice(-third(heaps)))];
			const growth = last / first - 1;
			const befell = [...mishaps].map(([name, count]) => `${count} × ${name}`).join(', ');
			process.stdout.write(
				`F33, ${soak.ms / 1000} s, seed ${seed}, ${befell}: ${inWords(all)}; ` +
					`${(first / 2 ** 20).toFixed(1)} MiB of objects, ${(growth * 100).toFixed(1)} % more at the end\n`
			);
			expectSound(all, `seed ${seed}\n${await historyOf(pool, all)}\n`);
			expect(all.published + all.asked, `seed ${seed}`).toBe(all.planned);
			expect(await brokenPromises(pool, office), `seed ${seed}`).toEqual([]);
			expect(mishaps.size, `seed ${seed}: ${befell}`).toBeGreaterThan(4);
			expect(growth, `seed ${seed}: ${heaps.join()}`).toBeLessThanOrEqual(soak.growth);
			// What workers of the past held of the database is given back.
			await until(async () => (await linesTo(pool)) <= mostLines, 60_000);
			expect(process.kill(product.pid, 0)).toBe(true);
		} finally {
			office.closes();
			await pool.end();
		}
	},
	soak.ms + 400_000
);

async function brokenPromises(pool: Pool, { promised }: Office): Promise<string[]> {
	const { rows } = await pool.query<{ html: string; status: string }>(
		`select html, p.status from posts join publications p on p.post_id = posts.id`
	);
	const wordOf = new Map(rows.map(({ html, status }) => [html, status]));
	return promised.filter((html) => !['published', 'needs_review'].includes(wordOf.get(html) ?? 'none'));
}

/** How much the product's objects take, in bytes. */
async function heapOf(product: Product): Promise<number> {
	const said = () => [...product.log().matchAll(/^heap (\d+)$/gm)];
	const before = said().length;
	process.kill(product.pid, 'SIGUSR2');
	await until(async () => said().length > before, 30_000);
	return Number(said().at(-1)?.[1]);
}

async function linesTo(pool: Pool): Promise<number> {
	const { rows } = await pool.query<{ count: number }>(
		`select count(*)::int from pg_stat_activity where backend_type = 'client backend'`
	);
	return rows[0]?.count ?? 0;
}

const third = (all: unknown[]): number => Math.ceil(all.length / 3);
const median = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;
