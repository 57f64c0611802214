import { drizzle } from 'drizzle-orm/node-postgres';
import { escapeLiteral, type Pool, type PoolClient } from 'pg';
import type { Db } from './client.ts';
import { openPool } from './pool.ts';
import { readerRole } from './reader-role.ts';

/** So many read at once; a page takes a millisecond. */
const most = 8;

/**
 * Connections on which people's own pages are read, each time in the reader's role and as one person. Nothing else is asked on them, so whose
 * they are has to be said once, without a transaction. Questions that are asked together go out together: none waits for another's answer.
 */
export class Readers {
	readonly #pool: Pool;
	/** One for each connection, so that what is prepared on it stays. */
	readonly #made = new WeakMap<PoolClient, Db>();

	constructor(url: string, lost?: (error: Error) => void, size = most) {
		this.#pool = openPool(url, lost, size, { pipeline: true });
	}

	/** The database itself shows `work` nothing of projects that the person is no member of. */
	async as<T>(userId: string, work: (db: Db) => Promise<T>): Promise<T> {
		const client = await this.#pool.connect();
		const { stream } = client.connection;
		// Each write of its own would wake the database once more: what is asked before anything can be answered leaves in one.
		stream.cork();
		process.nextTick(() => stream.uncork());
		const introduced = client.query(`set role ${readerRole}; set app.user_id = ${escapeLiteral(userId)}`);
		const read = (async () => work(this.#on(client)))();
		const [introduction] = await Promise.allSettled([introduced, read]);
		// A connection of which nobody knows whose it is, is not gone on with.
		client.release(introduction.status === 'rejected');
		await introduced;
		return read;
	}

	/** For who wants to know how many are in use. */
	get pool(): Pool {
		return this.#pool;
	}

	end(): Promise<void> {
		return this.#pool.end();
	}

	#on(client: PoolClient): Db {
		const db = this.#made.get(client) ?? drizzle(client);
		this.#made.set(client, db);
		return db;
	}
}
