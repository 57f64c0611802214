import { Client } from 'pg';
import { startDatabase } from '#db/start.ts';

/**
 * A process of its own that owns an embedded database: says its address, and then each row that it has committed, until it is
 * killed. With `idle` it writes nothing.
 */
const [dataDir = '', mode] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
try {
	const startedAt = Date.now();
	const database = await startDatabase({ url: undefined, dataDir });
	// Before the word that somebody waits for: a signal on its heels must find this.
	process.on('SIGTERM', () => void database.stop().then(() => process.exit(0)));
	say(`url ${database.url} ${Date.now() - startedAt}`);
	if (mode === 'idle') setInterval(() => undefined, 1000);
	else await writeForEver(database.url);
} catch (error) {
	say(`error ${error instanceof Error ? error.message : String(error)}`);
	process.exit(1);
}

async function writeForEver(url: string): Promise<void> {
	const client = new Client({ connectionString: url });
	await client.connect();
	await client.query('create table if not exists kept (id int primary key)');
	const { rows } = await client.query<{ next: number }>('select coalesce(max(id), 0) + 1 as next from kept');
	for (let id = rows[0]?.next ?? 1; ; id++) {
		await client.query('insert into kept values ($1)', [id]);
		say(`row ${id}`);
	}
}
