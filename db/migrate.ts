import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, type Pool } from 'pg';
import { ensureReaderRole } from './reader-role.ts';

const ours = fileURLToPath(new URL('./migrations', import.meta.url));
/** The name of the lock under which one process migrates while the others wait: any number that nobody else uses. */
const lock = 8_423_178;
const tries = 20;

export interface MigrateOptions {
	/** Where the migrations lie: this program's own, unless a test has others. */
	folder?: string;
	/** Told of each try that gave way, in one sentence. */
	say?: (sentence: string) => void;
}

/**
 * Brings the schema to this program's version. Several processes may start at once; and a change that waits for a lock of a running one
 * gives way after three seconds, so that the queue behind it moves on, and tries again. So it does where it and a running one wait for each other.
 */
export async function migrate(url: string, { folder = ours, say }: MigrateOptions = {}): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await migrateOnce(url, folder);
		} catch (error) {
			if (!gaveWay(error) || attempt === tries) throw error;
			say?.(`a table that has to change is in use: try ${attempt + 1} of ${tries} follows`);
			await sleep(200 * attempt);
		}
	}
}

/** Whether the database is at this program's version, or beyond it: the newer program migrates before the older one stops. */
export async function isMigrated(pool: Pool): Promise<boolean> {
	const { rows } = await pool.query<{ latest: string | null }>(
		'select max(created_at) as latest from drizzle.__drizzle_migrations'
	);
	return Number(rows[0]?.latest ?? 0) >= expected();
}

let newest: number | undefined;
function expected(): number {
	newest ??= Math.max(0, ...readMigrationFiles({ migrationsFolder: ours }).map((file) => file.folderMillis));
	return newest;
}

async function migrateOnce(url: string, migrationsFolder: string): Promise<void> {
	const client = new Client({ connectionString: url, application_name: 'twexel migrate' });
	client.on('error', () => undefined);
	await client.connect();
	try {
		await client.query(`set lock_timeout = '3s'`);
		await client.query('select pg_advisory_lock($1)', [lock]);
		await runMigrations(drizzle(client), { migrationsFolder });
		await ensureReaderRole(client);
	} finally {
		await client.end();
	}
}

/** A lock that was not to be had in time, or a deadlock. drizzle wraps the server's error as the cause of its own. */
function gaveWay(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if ('code' in error && (error.code === '55P03' || error.code === '40P01')) return true;
	return gaveWay(error.cause);
}
