import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { inject } from 'vitest';
import { connect, type Db } from '#db/client.ts';
import { openPool } from '#db/pool.ts';
import { query, template, withDatabase } from './database-server.ts';

export interface TestDatabase {
	url: string;
	pool: Pool;
	db: Db;
	close(): Promise<void>;
}

/** A database of its own with all tables and no rows: a copy of the template, made in some 40 ms. */
export async function freshDatabase(): Promise<TestDatabase> {
	const server = inject('databaseServer');
	const name = `test_${randomBytes(6).toString('hex')}`;
	await query(server, `create database ${name} template ${template}`);
	const url = withDatabase(server, name);
	const pool = openPool(url);
	return {
		url,
		pool,
		db: connect(pool),
		async close() {
			await pool.end();
			await query(server, `drop database if exists ${name} with (force)`);
		}
	};
}
