import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { openPool } from '#db/pool.ts';
import { startDatabase } from '#db/start.ts';
import { newWorld, type World } from '../../kit/world.ts';
import { installAudit } from './audit.ts';
import { gather, type People } from './people.ts';

export interface Standing {
	world: World;
	people: People;
	end(): Promise<void>;
}

/** The program on a database server of this process's own, with everybody signed up. */
export async function standUp(): Promise<Standing> {
	const dataDir = await mkdtemp(join(tmpdir(), 'twexel-histories-'));
	const server = await startDatabase({ url: undefined, dataDir, isDurable: false });
	await migrate(server.url);
	const pool = openPool(server.url);
	const database = { url: server.url, pool, db: connect(pool), close: () => pool.end() };
	// Devices have no clock of their own here, so the server's begins at theirs.
	const world = await newWorld({ database, start: new Date().toISOString() });
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
