import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pointTo } from '../kit/desk.ts';
import { room } from '../kit/product.ts';
import type { Telegram } from '../kit/telegram.ts';
import type { World } from '../kit/world.ts';
import type { FaultPoint } from './fault-point.ts';

export interface FaultPlan {
	point: FaultPoint;
	/** So many times it passes the point unharmed. */
	after: number;
	signal: 'SIGKILL' | 'SIGSTOP';
}

export interface WorkerProcess {
	child: ChildProcess;
	/** By which signal it ended, or with which code. */
	ended: Promise<NodeJS.Signals | number | null>;
}

/** A worker over the world's database and data folder, and with a fault to meet. */
export const startWorkerProcess = (world: World, telegram: Telegram, fault?: FaultPlan): WorkerProcess =>
	spawnWorker(
		{
			...{ DATABASE_URL: world.database.url, DATA_DIR: world.deps.config.dataDir, LOG_LEVEL: 'silent' },
			...pointTo(telegram)
		},
		fault
	);

/** A worker as `npm run worker` runs it. */
export function spawnWorker(env: Record<string, string>, fault?: FaultPlan): WorkerProcess {
	const preload = new URL('fault-point.ts', import.meta.url).href;
	const child = spawn(process.execPath, [...room, '--import', preload, 'jobs/start.ts'], {
		cwd: new URL('../..', import.meta.url),
		stdio: 'ignore',
		env: {
			...{ PATH: process.env['PATH'], ROLES: 'worker', ...env },
			// So that the hundredth start costs less than the first.
			NODE_COMPILE_CACHE: join(tmpdir(), 'twexel-compile-cache'),
			...(fault
				? { FAULT_POINT: fault.point, FAULT_AFTER: String(fault.after), FAULT_SIGNAL: fault.signal }
				: {})
		}
	});
	const ended = new Promise<NodeJS.Signals | number | null>((resolve) =>
		child.once('exit', (code, signal) => resolve(signal ?? code))
	);
	return { child, ended };
}

export async function stop({ child, ended }: WorkerProcess, signal: NodeJS.Signals): Promise<void> {
	child.kill(signal);
	await ended;
}
