import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pool } from 'pg';
import { openPool } from '#db/pool.ts';
import { pointTo } from '../../kit/desk.ts';
import { addressOf } from '../../kit/postgres.ts';
import { startProduct, until, type Product } from '../../kit/product.ts';
import { mayMount, SmallDisk } from '../../kit/small-disk.ts';
import { startTelegram, type Telegram } from '../../kit/telegram.ts';
import { acceptedBy, expectSound, historyOf, inWords, settled } from '../checker.ts';
import { Office } from './office.ts';

/** The database's own files before anybody writes are some 60 MB. */
const megabytes = 160;
/** How soon after there is room it goes on, in milliseconds. */
const back = 10_000;

let disk: SmallDisk;
let telegram: Telegram;
let product: Product;
beforeEach(async () => {
	if (!mayMount) return;
	disk = await SmallDisk.of(megabytes);
	telegram = await startTelegram();
	product = await startProduct({ dataDir: disk.folder, env: pointTo(telegram) });
});
afterEach(async () => {
	if (!mayMount) return;
	await product.stop();
	await telegram.stop();
	await disk.ends();
});

const isReady = async () => (await fetch(`${product.url}/readyz`)).ok;

/** Asks for one file of the journal of changes after another, until there is no room for the next: then PostgreSQL itself gives up. */
async function fillsJournal(pool: Pool): Promise<void> {
	const goesOn = async () => {
		await pool.query('select pg_logical_emit_message(false, $1, $1), pg_switch_wal()', ['x']);
		await disk.fills();
		return false;
	};
	await until(() => goesOn().catch(() => true), 20_000);
	await until(async () => !(await isReady()), 10_000);
}

/** Reads every row of every table: what is on the disk is held against its sums. */
const readsAll = (pool: Pool) =>
	pool.query(`do $$ declare name text; begin
		for name in select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('public', 'pgboss') loop
			execute format('select count(t::text) from %s t', name);
		end loop; end $$`);

describe.skipIf(!mayMount)('a database whose disk is full (F14)', () => {
	it('shows what it has, says why it takes no more, and goes on with nothing lost when there is room', async () => {
		const office = await Office.opens(product, telegram);
		const pool = openPool(await addressOf(product.dataDir));
		const working = office.works(3);
		try {
			await until(async () => office.promised.length > 10, 30_000);
			await disk.fills();
			await until(async () => {
				await disk.fills();
				return office.noes.length > 5;
			}, 30_000);
			expect(await office.reads()).toBe(true);
			expect(await isReady()).toBe(true);
			expect(office.noes.filter((no) => !no.includes('"storage_full"'))).toEqual([]);

			await fillsJournal(pool);
			const asked = office.noes.length;
			await until(async () => office.noes.length > asked + 3, 20_000);
			expect(office.noes.filter((no) => !/"(storage_full|unavailable)"/.test(no))).toEqual([]);

			await disk.hasRoomAgain();
			const thereAt = Date.now();
			const before = office.promised.length;
			await until(async () => office.promised.length > before + 5, 30_000);
			expect(Date.now() - thereAt).toBeLessThan(back);
			office.closes();
			await working;
			const all = await settled(pool, () => acceptedBy(telegram), 60_000);
			process.stdout.write(
				`F14, ${office.promised.length} promised, ${office.noes.length} refused: ${inWords(all)}\n`
			);
			expectSound(all, await historyOf(pool, all));
			expect(all.published).toBe(office.promised.length);
			await readsAll(pool);
			expect(process.kill(product.pid, 0)).toBe(true);
		} finally {
			office.closes();
			await pool.end();
		}
	}, 200_000);
});
