import { spawn } from 'node:child_process';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { hereFor } from './cluster.ts';
import type { Identity } from './identity.ts';

/** A running PostgreSQL, by what its postmaster.pid says. */
export interface Postmaster {
	pid: number;
	port: number;
}

/** The PostgreSQL that runs on this data, be it ours or one that outlived the process that started it. */
export async function findPostmaster(data: string): Promise<Postmaster | undefined> {
	const file = join(data, 'postmaster.pid');
	const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
	const pid = Number(lines[0]);
	if (!(pid > 0)) return undefined;
	if (!isAlive(pid)) return undefined;
	if (await isPostgresOn(pid, data)) return { pid, port: Number(lines[3] ?? 0) };
	// After a power cut its number may have gone to another program, which PostgreSQL itself would take for a twin.
	await rm(file, { force: true });
	return undefined;
}

/** Starts PostgreSQL so that it outlives us: a Ctrl-C in the terminal is ours alone, and a killed parent loses nothing. */
export async function spawnPostgres(options: {
	binaries: Binaries;
	data: string;
	identity: Identity | undefined;
	port: number;
	isDurable: boolean;
	logFile: string;
}): Promise<{ hasEnded: () => boolean }> {
	const { binaries, data, identity, port, isDurable, logFile } = options;
	const log = await openLog(logFile);
	const settings = { ...smallBox, ...(isDurable ? {} : hasty), port: String(port) };
	const child = spawn(
		binaries.postgres,
		['-D', hereFor(data), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
		{ ...identity, cwd: data, env: {}, detached: true, stdio: ['ignore', log.fd, log.fd] }
	);
	let isEnded = false;
	const ended = () => {
		isEnded = true;
	};
	child.on('exit', ended).on('error', ended);
	child.unref();
	await log.close();
	return { hasEnded: () => isEnded };
}

/** Tuned for two cores and 4 GB that are shared with the program itself; 44 MB at rest. */
const smallBox = {
	listen_addresses: '127.0.0.1',
	unix_socket_directories: '',
	max_connections: '60',
	shared_buffers: '64MB',
	work_mem: '4MB',
	maintenance_work_mem: '32MB',
	effective_cache_size: '512MB',
	min_wal_size: '64MB',
	max_wal_size: '256MB',
	wal_level: 'minimal',
	max_wal_senders: '0',
	io_method: 'sync',
	autovacuum_max_workers: '2',
	max_worker_processes: '4',
	jit: 'off',
	timezone: 'UTC',
	log_timezone: 'UTC',
	log_min_messages: 'warning',
	log_statement: 'none',
	log_min_error_statement: 'panic',
	log_checkpoints: 'off'
};

const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/**
 * Asks PostgreSQL to end every connection and to stop cleanly, and waits until it has. Its file is the last thing it removes; the
 * process itself may linger as a zombie when the one that started it was killed.
 */
export async function stopPostmaster(data: string, pid: number): Promise<void> {
	if (isAlive(pid)) process.kill(pid, 'SIGINT');
	const giveUpAt = Date.now() + 20_000;
	while (Date.now() < giveUpAt && (await findPostmaster(data))?.pid === pid) await sleep(5);
}

export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/** A postmaster works inside of its data folder; where that cannot be seen (as root of a container), its name has to do. */
async function isPostgresOn(pid: number, data: string): Promise<boolean> {
	if (process.platform !== 'linux') return true;
	const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
	if (name.trim() !== 'postgres') return false;
	const folder = await realpath(`/proc/${pid}/cwd`).catch(() => undefined);
	return folder === undefined || folder === (await realpath(data));
}

/** Below those that systems lend to outgoing connections: one of them could be taken between our look and our use. */
const [lowestPort, portCount] = [20_000, 12_000];

export async function freePort(): Promise<number> {
	for (;;) {
		const port = lowestPort + Math.floor(Math.random() * portCount);
		if (await isFree(port)) return port;
	}
}

const isFree = (port: number): Promise<boolean> =>
	new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error) =>
			'code' in error && error.code === 'EADDRINUSE' ? resolve(false) : reject(error)
		);
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});

const largestLog = 5 * 1024 * 1024;

async function openLog(file: string) {
	const size = await stat(file).then(
		(found) => found.size,
		() => 0
	);
	if (size > largestLog) await rename(file, `${file}.old`);
	return open(file, 'a', 0o600);
}
