import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { clusterIn, passwordIn } from '#db/embedded/cluster.ts';
import { findPostmaster } from '#db/embedded/postmaster.ts';

/** The embedded PostgreSQL of a data folder, as somebody with a shell on the machine sees it. */
export async function addressOf(dataDir: string): Promise<string> {
	const server = await findPostmaster(clusterIn(dataDir));
	if (!server) throw new Error(`no database runs in ${dataDir}`);
	return `postgres://twexel:${await passwordIn(dataDir)}@127.0.0.1:${server.port}/postgres`;
}

/** Ends it as `pg_ctl stop -m immediate` does: with no farewell to anybody, and with its journal to be replayed. */
export async function crash(dataDir: string): Promise<void> {
	const server = await findPostmaster(clusterIn(dataDir));
	if (!server) throw new Error(`no database runs in ${dataDir}`);
	process.kill(server.pid, 'SIGQUIT');
	while ((await findPostmaster(clusterIn(dataDir)))?.pid === server.pid) await sleep(5);
}

/** Waits until it takes connections again. */
export async function comesBack(url: string): Promise<void> {
	for (const giveUpAt = Date.now() + 60_000; Date.now() < giveUpAt; await sleep(20)) {
		const client = new Client({ connectionString: url, connectionTimeoutMillis: 1000 });
		client.on('error', () => undefined);
		const isThere = await client.connect().then(
			() => true,
			() => false
		);
		await client.end().catch(() => undefined);
		if (isThere) return;
	}
	throw new Error('the database does not come back');
}
