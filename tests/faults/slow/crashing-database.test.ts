import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPool } from '#db/pool.ts';
import { pointTo } from '../../kit/desk.ts';
import { addressOf, comesBack, crash } from '../../kit/postgres.ts';
import { startProduct, until, type Product } from '../../kit/product.ts';
import { startTelegram, type Telegram } from '../../kit/telegram.ts';
import { acceptedBy, expectSound, historyOf, inWords, settled } from '../checker.ts';
import { scale } from '../scale.ts';
import { Office } from './office.ts';

const { crashes } = scale;
/** How soon after its database the product answers again, in milliseconds. */
const back = 5000;

let telegram: Telegram;
let product: Product;
beforeEach(async () => {
	telegram = await startTelegram();
	product = await startProduct({ env: pointTo(telegram) });
});
afterEach(async () => {
	await product.remove();
	await telegram.stop();
});

it('F3: a database that crashes again and again under load loses nothing that was promised', async () => {
	const office = await Office.opens(product, telegram);
	const url = await addressOf(product.dataDir);
	const pool = openPool(url);
	const working = office.works(3);
	const late: number[] = [];
	try {
		for (let number = 0; number < crashes; number++) {
			const before = office.promised.length;
			await crash(product.dataDir);
			await comesBack(url);
			const thereAt = Date.now();
			await until(async () => (await fetch(`${product.url}/readyz`)).ok, 30_000);
			late.push(Date.now() - thereAt);
			// Each crash meets people at work.
			await until(async () => office.promised.length > before + 3, 30_000);
			await sleep(100);
		}
		office.closes();
		await working;
		const all = await settled(pool, () => acceptedBy(telegram), 120_000);
		process.stdout.write(
			`F3, ${crashes} crashes, ${office.promised.length} promised, back after at most ${Math.max(...late)} ms: ${inWords(all)}\n`
		);
		expectSound(all, await historyOf(pool, all));
		const { rows } = await pool.query<{ html: string; status: string }>(
			`select html, p.status from posts join publications p on p.post_id = posts.id`
		);
		const wordOf = new Map(rows.map(({ html, status }) => [html, status]));
		const lost = office.promised.filter(
			(html) => !['published', 'needs_review'].includes(wordOf.get(html) ?? 'none')
		);
		expect(lost).toEqual([]);
		expect(Math.max(...late)).toBeLessThanOrEqual(back);
		// It is the process of the beginning that says so.
		expect(process.kill(product.pid, 0)).toBe(true);
	} finally {
		office.closes();
		await pool.end();
	}
}, 400_000);
