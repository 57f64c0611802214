import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '#db/embedded/postmaster.ts';

const folder = fileURLToPath(new URL('../peers', import.meta.url));

export interface Peer {
	url: string;
	stop(): Promise<void>;
}

/** Installs what ours is measured beside, where it is not there; only by this bench, never by the product's own `npm ci`. */
export async function ensurePeers(): Promise<void> {
	if (existsSync(join(folder, 'node_modules', 'rxdb-server'))) return;
	// The npm beside this Node: the machine's own may be of another age.
	const path = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`;
	const child = spawn('npm', ['ci', '--no-audit', '--no-fund'], {
		...{ cwd: folder, stdio: 'inherit', env: { ...process.env, PATH: path } }
	});
	const code = await new Promise((resolve) => child.once('exit', resolve));
	if (code !== 0) throw new Error(`npm ci in ${folder} ended with ${String(code)}`);
}

/** One of the peers in a process of its own, empty. */
export async function startPeer(name: 'rxdb-server' | 'pouchdb'): Promise<Peer> {
	const port = await freePort();
	const own = await mkdtemp(join(tmpdir(), 'twexel-peer-'));
	const child = spawn(process.execPath, [join(folder, `${name}.ts`), String(port), own], {
		...{ cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] as const, env: { PATH: process.env['PATH'] } }
	});
	let printed = '';
	child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	await new Promise<void>((resolve, reject) => {
		child.stdout.once('data', () => resolve());
		void ended.then(() => reject(new Error(`${name} ended at its start:\n${printed}`)));
	});
	return {
		url: `http://localhost:${port}`,
		async stop() {
			child.kill('SIGKILL');
			await ended;
			await rm(own, { recursive: true, force: true });
		}
	};
}
