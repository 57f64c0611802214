import { Client } from 'pg';
import { startEmbedded } from './embedded/start.ts';

/** A database that can be reached, and how to let it go: an embedded one stops, a given one is left alone. */
export interface Database {
	url: string;
	stop(): Promise<void>;
}

export interface DatabaseOptions {
	/** A PostgreSQL server of the host's own; undefined means the embedded one below `dataDir`. */
	url: string | undefined;
	dataDir: string;
	/** Told of what takes long or goes wrong, in one sentence. */
	say?: (sentence: string) => void;
	/** False gives up safety against a power cut for speed: for tests alone. */
	isDurable?: boolean;
	/** Uses the database of another live process instead of refusing; it stops when that one does. */
	mayJoin?: boolean;
}

/** Something about the database that the host has to mend; the message is the whole sentence. */
export class DatabaseRefusal extends Error {
	override name = 'DatabaseRefusal';
}

export async function startDatabase(options: DatabaseOptions): Promise<Database> {
	if (options.url === undefined) return startEmbedded(options);
	await reach(options.url, options.say);
	return { url: options.url, stop: async () => undefined };
}

/** Oldest server that has all that the migrations use. */
const oldestVersion = 150_000;
/** A box that has just started brings its Postgres up beside us: how long it is waited for, in milliseconds. */
const patience = 20_000;

async function reach(url: string, say: DatabaseOptions['say']): Promise<void> {
	const giveUpAt = Date.now() + patience;
	for (;;) {
		const failure = await versionOf(url).then(refuseOld, (error: unknown) => reasonOf(error));
		if (failure === undefined) return;
		if (Date.now() > giveUpAt) throw new DatabaseRefusal(`DATABASE_URL cannot be reached: ${failure}`);
		say?.(`waiting for the database: ${failure}`);
		await new Promise((resolve) => setTimeout(resolve, 1000));
	}
}

async function versionOf(url: string): Promise<number> {
	const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
	// A connection that breaks after an error has been thrown must not end the process.
	client.on('error', () => undefined);
	try {
		await client.connect();
		const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
		return Number(rows[0]?.server_version_num);
	} finally {
		await client.end().catch(() => undefined);
	}
}

function refuseOld(version: number): undefined {
	if (version >= oldestVersion) return undefined;
	throw new DatabaseRefusal('DATABASE_URL names a PostgreSQL that is too old: 15 or later is needed');
}

/** Node joins the failures of several addresses into one error without a message. */
function reasonOf(error: unknown): string {
	if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join('; ');
	return error instanceof Error ? error.message : String(error);
}
