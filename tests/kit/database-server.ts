import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#db/migrate.ts';
import { openPool } from '#db/pool.ts';
import { startDatabase } from '#db/start.ts';
import { openQueue } from '#jobs/enqueue.ts';

declare module 'vitest' {
	interface ProvidedContext {
		databaseServer: string;
	}
}

export const template = 'twexel_template';

/** One real PostgreSQL for the whole run, with a migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const dataDir = await mkdtemp(join(tmpdir(), 'twexel-tests-'));
	const database = await startDatabase({ url: undefined, dataDir, isDurable: false });
	await query(database.url, `create database ${template}`);
	await migrate(withDatabase(database.url, template));
	await addQueue(withDatabase(database.url, template));
	project.provide('databaseServer', database.url);
	return async () => {
		await database.stop();
		await rm(dataDir, { recursive: true, force: true });
	};
}

/** The queue makes its tables by itself at its first start, which takes longer than all the copying. */
async function addQueue(url: string): Promise<void> {
	const pool = openPool(url);
	const queue = await openQueue(pool, false, () => undefined);
	await queue.stop();
	await pool.end();
}

export function withDatabase(url: string, name: string): string {
	const other = new URL(url);
	other.pathname = `/${name}`;
	return other.href;
}

export async function query(url: string, statement: string): Promise<void> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
