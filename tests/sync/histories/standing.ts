import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { connect } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { openPool } from '#db/pool.ts';
import { startDatabase } from '#db/start.ts';
import { query } from '../../kit/database-server.ts';
import { newWorld, type World } from '../../kit/world.ts';
import { installAudit } from './audit.ts';
import { gather, type People } from './people.ts';

export interface Standing {
	world: World;
	people: People;
	end(): Promise<void>;
}

prepareAll();

/** The program on a database server of this process's own, with everybody signed up. */
export async function standUp(): Promise<Standing> {
	const dataDir = await mkdtemp(join(tmpdir(), 'twexel-histories-'));
	const server = await startDatabase({ url: undefined, dataDir, isDurable: false });
	await migrate(server.url);
	await query(server.url, 'alter database postgres set plan_cache_mode = force_generic_plan');
	const pool = openPool(server.url);
	const database = { url: server.url, pool, db: connect(pool), close: () => pool.end() };
	// Devices have no clock of their own here, so the server's begins at theirs.
	const world = await newWorld({ database, start: new Date().toISOString(), logLevel: 'warn' });
	const people = await gather(world);
	await installAudit(pool);
	return {
		world,
		people,
		async end() {
			await world.end();
			await server.stop();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}

/** Has the database read and plan a statement once on each connection, and not each time: a history asks it a thousand things, all alike. */
function prepareAll(): void {
	// The cast: the many ways to call it differ in what they give back, which stays as it is.
	const ask = Client.prototype.query as (this: Client, ...given: unknown[]) => never;
	Client.prototype.query = function (this: Client, given: unknown, ...more: unknown[]) {
		return ask.call(this, named(given, more), ...more);
	};
}

/** What the statements are called, by their text. */
const names = new Map<string, string>();

function named(given: unknown, more: unknown[]): unknown {
	const statement = typeof given === 'string' && Array.isArray(more[0]) ? { text: given } : given;
	if (!isUnnamed(statement)) return given;
	const name = names.get(statement.text) ?? `statement ${names.size}`;
	names.set(statement.text, name);
	return { ...statement, name };
}

const isUnnamed = (given: unknown): given is { text: string } =>
	typeof given === 'object' &&
	given !== null &&
	'text' in given &&
	!('submit' in given) &&
	!('name' in given && given.name !== undefined);
