import { afterAll, expect, it } from 'vitest';
import { freshDatabase } from '#tests/kit/database.ts';
import { isMigrated, migrate } from './migrate.ts';

const { url, pool, close } = await freshDatabase();
afterAll(close);

it('may be run by several processes at once, and again', async () => {
	await Promise.all([migrate(url), migrate(url), migrate(url)]);
	expect(await isMigrated(pool)).toBe(true);
});

it('says that a database of an older version is not ready', async () => {
	const { rows } = await pool.query<{ id: number; created_at: string }>(
		'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations) returning *'
	);
	expect(rows).toHaveLength(1);
	expect(await isMigrated(pool)).toBe(false);
});
