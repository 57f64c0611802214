import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '#tests/kit/database.ts';
import type { Db } from './client.ts';
import { Readers } from './readers.ts';

let database: TestDatabase;
let readers: Readers;
beforeEach(async () => {
	database = await freshDatabase();
	readers = new Readers(database.url, undefined, 1);
});
afterEach(async () => {
	await readers.end();
	await database.close();
});

const whoReads = async (db: Db) => {
	const { rows } = await db.execute(
		sql`select current_user as role, current_setting('app.user_id') as person`
	);
	return rows[0];
};

it('reads as whoever asks, one after another on the same connection, whatever they are called', async () => {
	const people = ['anna', 'boris', `o'connor; reset role --`, 'anna'];
	const read = await Promise.all(people.map((person) => readers.as(person, whoReads)));
	expect(read).toEqual(people.map((person) => ({ role: 'twexel_reader', person })));
});

it('gives the connection back when everything is answered, also where reading fails at once or half way', async () => {
	const late: unknown[] = [];
	const half = readers.as('anna', async (db) => {
		void whoReads(db).then((row) => late.push(row));
		await db.execute(sql`select 1 / 0`);
	});
	await expect(half).rejects.toThrow();
	expect(late).toEqual([{ role: 'twexel_reader', person: 'anna' }]);
	const atOnce = readers.as('anna', () => {
		throw new Error('not even asked');
	});
	await expect(atOnce).rejects.toThrow('not even asked');
	expect(await readers.as('boris', whoReads)).toEqual({ role: 'twexel_reader', person: 'boris' });
});

it('gives nothing away, and no connection back, where it could not be said who reads', async () => {
	const first = await readers.as('anna', (db) =>
		db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
	);
	const nameless = readers.as('\0', whoReads);
	await expect(nameless).rejects.toThrow();
	const next = await readers.as('boris', (db) =>
		db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
	);
	expect(next.rows[0]?.pid).not.toBe(first.rows[0]?.pid);
});

it('can write nothing', async () => {
	const writes = readers.as('anna', (db) => db.execute(sql`update posts set title = 'x'`));
	await expect(writes.catch((error: Error) => Promise.reject(error.cause))).rejects.toThrow(
		'permission denied'
	);
});
