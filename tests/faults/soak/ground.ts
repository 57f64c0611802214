import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { pointTo } from '../../kit/desk.ts';
import { Line } from '../../kit/line.ts';
import { startProduct, type Product } from '../../kit/product.ts';
import { startTelegram, type Telegram } from '../../kit/telegram.ts';
import { startVk, type Vk } from '../../kit/vk.ts';
import { spawnWorker, stop, type FaultPlan, type WorkerProcess } from '../worker-process.ts';

/** What a soak plays on: the processes of the product as a host runs them, their database behind a line, and the networks in this process. */
export interface Ground {
	telegram: Telegram;
	vk: Vk;
	product: Product;
	/** Between all processes of the product and their database. */
	line: Line;
	/** Around that line. */
	pool: Pool;
	/** The one that lives through everything. */
	steady: WorkerProcess;
	/** Another worker, with a fault to meet. */
	mortal(fault?: FaultPlan): WorkerProcess;
	/** Where the processes write down what they hold. */
	gauges: { web: string; worker: string };
	end(): Promise<void>;
}

/** The name of connections that are none of the product's. */
export const bystander = 'soak';

/** `databaseUrl`: an empty database, or a migrated one. `gauge`: every so many milliseconds, and the bytes of a planted leak. */
export async function standUp(databaseUrl: string, gauge: { every: number; leak: number }): Promise<Ground> {
	const folder = await mkdtemp(join(tmpdir(), 'twexel-soak-'));
	const gauges = { web: join(folder, 'web.jsonl'), worker: join(folder, 'worker.jsonl') };
	const [telegram, vk, line] = [await startTelegram(), await startVk(), await Line.to(databaseUrl)];
	const shared = { ...pointTo(telegram), VK_API_ROOT: vk.apiRoot, DATABASE_URL: line.url };
	const gauged = (file: string) => ({
		NODE_OPTIONS: `--import ${new URL('gauge.ts', import.meta.url).href}`,
		...{ GAUGE_FILE: file, GAUGE_EVERY: String(gauge.every), GAUGE_LEAK: String(gauge.leak) }
	});
	const product = await startProduct({ env: { ...shared, ...gauged(gauges.web), ROLES: 'web' } });
	const worker = { ...shared, DATA_DIR: product.dataDir, LOG_LEVEL: 'silent' };
	const pool = new Pool({ connectionString: databaseUrl, max: 4, application_name: bystander });
	pool.on('error', () => undefined);
	const steady = spawnWorker({ ...worker, ...gauged(gauges.worker) });
	return {
		...{ telegram, vk, product, line, pool, steady, gauges },
		mortal: (fault) => spawnWorker(worker, fault),
		async end() {
			await stop(steady, 'SIGTERM');
			await product.remove();
			await pool.end();
			await line.end();
			await Promise.all([telegram.stop(), vk.stop()]);
			await rm(folder, { recursive: true, force: true });
		}
	};
}
