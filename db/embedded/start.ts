import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseRefusal, type Database, type DatabaseOptions } from '../start.ts';
import { findBinaries } from './binaries.ts';
import { clusterIn, ensureCluster, passwordIn } from './cluster.ts';
import { identityFor } from './identity.ts';
import { own, type Ownership } from './ownership.ts';
import { findPostmaster, freePort, spawnPostgres, stopPostmaster, type Postmaster } from './postmaster.ts';

/** Recovery after a crash of a large database takes a while; longer than this is a fault. In milliseconds. */
const patience = 60_000;
/** Between two looks at a server that begins; one that ends at once, as on a full disk, is left alone for longer. In milliseconds. */
const [shortest, longest] = [20, 1000];

/**
 * PostgreSQL from npm, on this machine's loopback, with its data below DATA_DIR. One living process owns it; when that one
 * was killed, the next start adopts the server that it left. Should the server itself die, it is brought back.
 */
export async function startEmbedded(options: DatabaseOptions): Promise<Database> {
	const { say = () => undefined, isDurable = true, mayJoin = false } = options;
	const dataDir = resolve(options.dataDir);
	const data = clusterIn(dataDir);
	await makeDataDir(dataDir);
	const password = await passwordIn(dataDir);
	const urlOf = (port: number) => `postgres://twexel:${password}@127.0.0.1:${port}/postgres`;

	const identity = await identityFor(data);
	let isStopping = false;
	let ownership = await acquire();
	const { port } = ownership.server;
	return { url: urlOf(port), stop };

	async function acquire(wanted?: number): Promise<Owned> {
		const giveUpAt = Date.now() + patience;
		for (let breath = shortest; ;) {
			const server = (await findPostmaster(data)) ?? (await run(wanted ?? (await freePort()), giveUpAt));
			const owned = server && (await own(urlOf(server.port), () => void recover()));
			if (server && owned?.is === 'owned') return { server, ...owned };
			if (server && owned?.is === 'taken') {
				if (mayJoin) return { server, is: 'owned', release: async () => undefined, isJoined: true };
				throw new DatabaseRefusal(inUse(dataDir, owned.by));
			}
			if (Date.now() > giveUpAt) throw new DatabaseRefusal(await lastWords());
			await sleep(breath);
			breath = server ? shortest : Math.min(longest, breath * 2);
		}
	}

	/** Starts a server and waits until it has said its port; undefined when it ended first, as the later of two does. */
	async function run(port: number, giveUpAt: number): Promise<Postmaster | undefined> {
		const binaries = await findBinaries(identity);
		await ensureCluster(dataDir, binaries, identity, isDurable);
		const logFile = join(dataDir, 'postgres.log');
		const child = await spawnPostgres({ binaries, data, identity, port, isDurable, logFile });
		while (!child.hasEnded() && Date.now() < giveUpAt) {
			const server = await findPostmaster(data);
			if (server && server.port > 0) return server;
			await sleep(5);
		}
		return undefined;
	}

	async function recover(): Promise<void> {
		if (isStopping) return;
		say('the database went away; bringing it back');
		try {
			ownership = await acquire(port);
			say('the database is back');
		} catch (error) {
			say(error instanceof Error ? error.message : String(error));
			return recover();
		}
		if (isStopping) await stop();
	}

	async function stop(): Promise<void> {
		isStopping = true;
		await ownership.release();
		if (!ownership.isJoined) await stopPostmaster(data, ownership.server.pid);
	}

	async function lastWords(): Promise<string> {
		const log = await readFile(join(dataDir, 'postgres.log'), 'utf8').catch(() => '');
		return `The embedded PostgreSQL does not start: ${log.trim().split('\n').at(-1) ?? 'it said nothing'}`;
	}
}

type Owned = Extract<Ownership, { is: 'owned' }> & { server: Postmaster; isJoined?: boolean };

async function makeDataDir(dataDir: string): Promise<void> {
	try {
		await mkdir(dataDir, { recursive: true, mode: 0o700 });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new DatabaseRefusal(`DATA_DIR cannot be used: ${reason}`);
	}
}

const inUse = (dataDir: string, by: string): string =>
	`${dataDir} is in use by another Twexel (process ${by}): stop it, or set DATA_DIR, or give both of them one DATABASE_URL`;
