import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../kit/database.ts';
import { pointTo } from '../../kit/desk.ts';
import { Line } from '../../kit/line.ts';
import { startProduct, until, type Product } from '../../kit/product.ts';
import { startTelegram, type Telegram } from '../../kit/telegram.ts';
import { acceptedBy, expectSound, historyOf, inWords, settled } from '../checker.ts';
import { scale } from '../scale.ts';
import { Office } from './office.ts';

const { silence } = scale;
/** Longest wait for one answer, in milliseconds: a call of the office is two requests, and each may wait for a connection and for a word. */
const longestAnswer = 2 * 15_000;

let telegram: Telegram;
let database: TestDatabase;
let line: Line;
let product: Product;
beforeEach(async () => {
	telegram = await startTelegram();
	database = await freshDatabase();
	line = await Line.to(database.url);
	product = await startProduct({ env: { ...pointTo(telegram), DATABASE_URL: line.url } });
});
afterEach(async () => {
	await product.remove();
	await line.end();
	await database.close();
	await telegram.stop();
});

it('F4: silence from the database is said, waited out, and made up for', async () => {
	const office = await Office.opens(product, telegram);
	const working = office.works(3);
	try {
		await until(async () => telegram.accepted.length > 10, 30_000);
		line.goSilent();
		const silentAt = Date.now();
		const states = new Set<number>();
		for (; Date.now() < silentAt + silence; await sleep(500)) {
			const { status } = await fetch(`${product.url}/readyz`);
			if (Date.now() > silentAt + 2000) states.add(status);
		}
		expect([...states]).toEqual([503]);
		line.heal();
		await until(async () => (await fetch(`${product.url}/readyz`)).ok, 15_000);
		const before = office.promised.length;
		await until(async () => office.promised.length > before + 10, 30_000);
		office.closes();
		await working;
		const all = await settled(database.pool, () => acceptedBy(telegram), 120_000);
		process.stdout.write(
			`F4, slowest answer ${office.slowest} ms, last no ${office.noes.at(-1) ?? 'nothing'}: ${inWords(all)}\n`
		);
		expectSound(all, await historyOf(database.pool, all));
		expect(all.published + all.asked).toBe(all.planned);
		expect(office.slowest).toBeLessThanOrEqual(longestAnswer);
		expect(process.kill(product.pid, 0)).toBe(true);
	} finally {
		office.closes();
	}
}, 300_000);
