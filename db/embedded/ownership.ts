import { Client } from 'pg';

/** Whether this process is the one that the data belongs to. `unknown`: the server does not take connections at the moment. */
export type Ownership =
	{ is: 'owned'; release(): Promise<void> } | { is: 'taken'; by: string } | { is: 'unknown' };

/** The name of the lock: any number that nobody else uses. */
const lock = 8_423_177;

/**
 * Ownership is a lock that lives as long as one connection: whoever is killed loses it at once, with nothing left to be cleaned up.
 * `lost` is called when the server goes away while it is held.
 */
export async function own(url: string, lost: () => void): Promise<Ownership> {
	const client = new Client({
		connectionString: url,
		application_name: `owner ${process.pid}`,
		connectionTimeoutMillis: 2000,
		keepAlive: true
	});
	let isHeld = false;
	client.on('error', () => undefined);
	client.on('end', () => {
		if (isHeld) lost();
		isHeld = false;
	});
	try {
		await client.connect();
		if (await take(client)) {
			isHeld = true;
			const release = () => {
				isHeld = false;
				return client.end();
			};
			return { is: 'owned', release };
		}
		const by = await holder(client);
		await client.end();
		return { is: 'taken', by };
	} catch {
		await client.end().catch(() => undefined);
		return { is: 'unknown' };
	}
}

/** The server needs a moment to see that a killed owner's connection is gone. */
async function take(client: Client): Promise<boolean> {
	for (let tries = 0; tries < 10; tries++) {
		const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
			lock
		]);
		if (rows[0]?.taken) return true;
		await client.query('select pg_sleep(0.05)');
	}
	return false;
}

async function holder(client: Client): Promise<string> {
	const { rows } = await client.query<{ name: string }>(
		`select application_name as name from pg_locks join pg_stat_activity using (pid)
		 where locktype = 'advisory' and objid = $1 and granted`,
		[lock]
	);
	return rows[0]?.name.replace('owner ', '') ?? 'unknown';
}
