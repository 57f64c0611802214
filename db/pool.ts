import { Pool, type PoolConfig } from 'pg';

/**
 * The connections of one process. Every wait has an end, so that a database that hangs makes errors and not a heap of
 * waiting requests; the pool itself survives the database's absence. Times are in milliseconds.
 */
export function openPool(
	url: string,
	lost: (error: Error) => void = () => undefined,
	size = 15,
	more: Pick<PoolConfig, 'pipeline'> = {}
): Pool {
	const pool = new Pool({
		connectionString: url,
		application_name: 'twexel',
		max: size,
		keepAlive: true,
		connectionTimeoutMillis: 5000,
		idleTimeoutMillis: 30_000,
		statement_timeout: 10_000,
		lock_timeout: 5000,
		query_timeout: 12_000,
		idle_in_transaction_session_timeout: 30_000,
		...more
	});
	// An idle connection that breaks is reported here; without a listener it would end the process.
	pool.on('error', lost);
	// So would one that breaks between two statements of a transaction: its next statement says so.
	pool.on('connect', (client) => client.on('error', () => undefined));
	return pool;
}
