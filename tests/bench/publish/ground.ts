import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { openPool } from '#db/pool.ts';
import { startDatabase } from '#db/start.ts';
import { systemClock } from '#server/core/clock.ts';
import { pointTo } from '../../kit/desk.ts';
import { startTelegram, type Telegram } from '../../kit/telegram.ts';
import type { Person } from '../../kit/person.ts';
import { newWorld, type World } from '../../kit/world.ts';
import { startWorkerProcess, stop, type WorkerProcess } from '../../faults/worker-process.ts';

/** A database as `npm start` runs it, a simulated Telegram in this process, and workers in processes of their own. */
export interface Ground {
	world: World;
	telegram: Telegram;
	anna: Person;
	userId: string;
	project(name: string): Promise<string>;
	worker(): WorkerProcess;
	end(): Promise<void>;
}

export async function standUp(): Promise<Ground> {
	const dataDir = await mkdtemp(join(tmpdir(), 'twexel-bench-'));
	const server = await startDatabase({ url: undefined, dataDir });
	await migrate(server.url);
	const pool = openPool(server.url);
	const database = { url: server.url, pool, db: connect(pool), close: () => pool.end() };
	const telegram = await startTelegram();
	const world = await newWorld({ database, env: pointTo(telegram), clock: systemClock });
	const anna = await world.person('anna');
	const workers: WorkerProcess[] = [];
	return {
		...{ world, telegram, anna, userId: anna.userId },
		project: async (name) => (await anna.creates({ project: name })).id,
		worker() {
			const worker = startWorkerProcess(world, telegram);
			workers.push(worker);
			return worker;
		},
		async end() {
			await Promise.all(workers.map((worker) => stop(worker, 'SIGTERM')));
			await telegram.stop();
			await world.end();
			await server.stop();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}
