import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { pointTo } from '../../kit/desk.ts';
import { freshDatabase, type TestDatabase } from '../../kit/database.ts';
import { Passer } from '../../kit/passer.ts';
import { startProduct, until, type Product } from '../../kit/product.ts';
import { startTelegram, type Telegram } from '../../kit/telegram.ts';
import { acceptedBy, expectSound, inWords, settled } from '../checker.ts';
import { scale } from '../scale.ts';
import { spawnWorker, stop, type WorkerProcess } from '../worker-process.ts';
import { Office } from './office.ts';

/** The program's own migrations, and after them one change of the most used table in the three steps that let two versions run. */
const steps: [tag: string, statements: string[]][] = [
	[
		'expand',
		[
			'ALTER TABLE posts ADD COLUMN headline text',
			'ALTER TABLE publications ADD COLUMN weight integer NOT NULL DEFAULT 0',
			`CREATE FUNCTION keep_headline() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.headline := NEW.title; RETURN NEW; END $$`,
			'CREATE TRIGGER keep_headline BEFORE INSERT OR UPDATE ON posts FOR EACH ROW EXECUTE FUNCTION keep_headline()'
		]
	],
	['migrate', ['UPDATE posts SET headline = title WHERE headline IS NULL']],
	[
		'contract',
		[
			'ALTER TABLE posts ALTER COLUMN headline SET NOT NULL',
			'ALTER TABLE publications DROP COLUMN weight',
			'DROP TRIGGER keep_headline ON posts',
			'DROP FUNCTION keep_headline()',
			'ALTER TABLE posts DROP COLUMN headline'
		]
	]
];

const ours = join(import.meta.dirname, '../../../db/migrations');

let telegram: Telegram;
let database: TestDatabase;
let dataDir: string;
let folder: string;
beforeEach(async () => {
	telegram = await startTelegram();
	database = await freshDatabase();
	dataDir = await mkdtemp(join(tmpdir(), 'twexel-migrating-'));
	folder = join(dataDir, 'migrations');
	await cp(ours, folder, { recursive: true });
});
afterEach(async () => {
	await telegram.stop();
	await database.close();
	await rm(dataDir, { recursive: true, force: true });
});

/** Adds migrations to those that the newer program brings. */
async function brings(all: typeof steps): Promise<void> {
	const file = join(folder, 'meta/_journal.json');
	// The cast: drizzle's own file.
	const journal = JSON.parse(await readFile(file, 'utf8')) as { entries: { when: number; idx: number }[] };
	for (const [tag, statements] of all) {
		const last = journal.entries.at(-1) ?? { when: 0, idx: 0 };
		const entry = { idx: last.idx + 1, version: '7', when: last.when + 1, tag, breakpoints: true };
		await writeFile(join(folder, `${tag}.sql`), statements.join('--> statement-breakpoint\n'));
		journal.entries.push(entry);
	}
	await writeFile(file, JSON.stringify(journal));
}

it('F13: the schema changes in three steps while two versions of the program publish over it', async () => {
	const env = { DATABASE_URL: database.url, ...pointTo(telegram) };
	const starts = (): Promise<Product> =>
		startProduct({ dataDir, env: { ...env, ROLES: 'web', DRAIN_SECONDS: '1' } });
	const hires = (): WorkerProcess => spawnWorker({ ...env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
	let web = await starts();
	let workers = [hires(), hires()];
	const origins = [web.url];
	const passer = await Passer.before(origins);
	const office = await Office.opens({ ...web, url: passer.url }, telegram);
	const working = office.works(scale.people);
	const said: string[] = [];
	const changes = async (some: typeof steps) => {
		await brings(some);
		await migrate(database.url, { folder, say: (sentence) => said.push(sentence) });
	};
	const goesOn = async () => {
		const before = office.promised.length;
		await until(async () => office.promised.length > before + 5, 20_000);
	};
	try {
		for (let round = 0; round < scale.migrations; round++) {
			const all = steps.map(([tag, statements]): (typeof steps)[number] => [`${tag}_${round}`, statements]);
			await goesOn();
			// Somebody reads the table for longer than a change may wait for it.
			const reader = await database.pool.connect();
			await reader.query('begin; lock table posts in access share mode');
			const expanding = changes(all.slice(0, 1));
			await until(async () => said.length > round, 20_000);
			await reader.query('rollback');
			reader.release();
			await expanding;
			await goesOn();

			// The newer program, beside the older one.
			const newer = await starts();
			origins.push(newer.url);
			workers.push(hires());
			await changes(all.slice(1, 2));
			await goesOn();
			await sleep(500);

			const [oldest, ...others] = workers;
			if (oldest) await stop(oldest, 'SIGTERM');
			workers = others;
			expect(await web.stop('SIGTERM')).toBe(0);
			origins.shift();
			web = newer;
			await changes(all.slice(2));
			await goesOn();
		}
		office.closes();
		await working;
		const tally = await settled(database.pool, () => acceptedBy(telegram), 60_000);
		process.stdout.write(
			`F13, ${scale.migrations} times three steps, ${office.promised.length} promised, slowest answer ${office.slowest} ms: ${inWords(tally)}\n`
		);
		expect(office.noes).toEqual([]);
		expectSound(tally);
		expect(tally.published).toBe(office.promised.length);
		expect(said.length).toBeGreaterThanOrEqual(scale.migrations);
	} finally {
		office.closes();
		await passer.ends();
		await Promise.all([web.stop(), ...workers.map((worker) => stop(worker, 'SIGTERM'))]);
	}
}, 400_000);
