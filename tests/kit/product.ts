import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';
import { freePort } from '#db/embedded/postmaster.ts';

/** The whole product in a process of its own, with a fresh data folder: as `npm start` runs it. */
export interface Product {
	url: string;
	port: number;
	dataDir: string;
	/** Everything it has printed. */
	log(): string;
	/** The newest mail to an address, once there is one. */
	mailTo(address: string): Promise<{ subject: string; text: string; link: string }>;
	pid: number;
	/** Whether its process has ended, by itself or not. */
	hasExited(): boolean;
	stop(signal?: NodeJS.Signals): Promise<number | null>;
	/** Stops it and removes its data. */
	remove(): Promise<void>;
}

export interface ProductOptions {
	env?: Record<string, string>;
	/** A folder that another product has used before. */
	dataDir?: string;
	port?: number;
	/** The origin that browsers use, where it is not this port's. */
	publicUrl?: string;
}

/** As `npm start` gives it: requests and their rows live shortly, and there are many; and a heap that may grow to gigabytes is collected late. */
export const room = ['--max-semi-space-size=16', '--max-old-space-size=384'];

/** On a machine that is busy with other tests, in milliseconds. */
const longestStart = 110_000;

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
	const port = options.port ?? (await freePort());
	const dataDir = options.dataDir ?? (await freshDataDir());
	const url = `http://localhost:${port}`;
	const child = spawn(process.execPath, [...room, 'server/start.ts'], {
		cwd: new URL('../..', import.meta.url),
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: process.env['PATH'],
			HOME: process.env['HOME'],
			PORT: String(port),
			PUBLIC_URL: options.publicUrl ?? url,
			DATA_DIR: dataDir,
			// So that the hundredth start costs less than the first.
			NODE_COMPILE_CACHE: join(tmpdir(), 'twexel-compile-cache'),
			...options.env
		}
	});
	let printed = '';
	child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
	let hasExited = false;
	void exit.then(() => (hasExited = true));

	await until(async () => {
		if (hasExited) throw new Error(`the product ended at its start:\n${printed}`);
		return (await fetch(`${url}/readyz`)).ok;
	}, longestStart);

	const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
		if (!hasExited) child.kill(signal);
		return exit;
	};
	return {
		url,
		port,
		dataDir,
		pid: child.pid ?? 0,
		hasExited: () => hasExited,
		log: () => printed,
		mailTo: (address) => newestMail(join(dataDir, 'mail'), address),
		stop,
		async remove() {
			await stop();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}

/** Names the folder that a product has been started over once, and stopped. */
const blank = 'TWEXEL_BLANK_DATA_DIR';

/**
 * Makes such a folder, for tests of which each starts a product of its own: it is copied, so that only one of them has to wait for a new
 * database. Gives how to remove it.
 */
export async function prepareBlank(): Promise<() => Promise<void>> {
	const product = await startProduct();
	const { dataDir } = product;
	const code = await product.stop();
	if (code !== 0) throw new Error(`the product ended with ${code}:\n${product.log()}`);
	process.env[blank] = dataDir;
	return () => rm(dataDir, { recursive: true, force: true });
}

async function freshDataDir(): Promise<string> {
	const dataDir = await mkdtemp(join(tmpdir(), 'twexel-'));
	const from = process.env[blank];
	// By the system's own tool: the files of the database belong to another user.
	if (from !== undefined) await promisify(execFile)('cp', ['-a', `${from}/.`, dataDir]);
	return dataDir;
}

/** Asks until the answer is yes; what throws counts as no, except at the end. */
export async function until(isSo: () => Promise<boolean>, withinMs: number): Promise<void> {
	const end = Date.now() + withinMs;
	for (;;) {
		const answer = await isSo().catch((error: unknown) => {
			if (Date.now() > end || String(error).includes('ended at its start')) throw error;
			return false;
		});
		if (answer) return;
		if (Date.now() > end) throw new Error(`not so within ${withinMs} ms: ${isSo}`);
		await sleep(50);
	}
}

async function newestMail(folder: string, address: string) {
	let found: { subject: string; text: string; link: string } | undefined;
	await until(async () => {
		for (const name of (await readdir(folder)).sort().reverse()) {
			const mail = await simpleParser(await readFile(join(folder, name)));
			const to = Array.isArray(mail.to) ? mail.to.map((one) => one.text).join() : (mail.to?.text ?? '');
			if (!to.includes(address)) continue;
			const text = mail.text ?? '';
			found = { subject: mail.subject ?? '', text, link: /https?:\/\/\S+/.exec(text)?.[0] ?? '' };
			return true;
		}
		return false;
	}, 10_000);
	if (!found) throw new Error(`no mail to ${address}`);
	return found;
}
