import { spawn } from 'node:child_process';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isAlive } from '#db/embedded/postmaster.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What the pages are made of. */
const sources = ['app', 'sync', 'static', 'vite.config.ts', 'package-lock.json'];

export const builtHandler = join(root, 'build', 'handler.js');

/** Builds the pages where they are missing or older than what they are made of. Of several starts at once, one builds. */
export async function ensureBuilt(say: (sentence: string) => void): Promise<void> {
	if (await isBuilt()) return;
	say('The pages are not built, or older than their sources: building them, which takes a moment …');
	const release = await takeTurn();
	try {
		if (!(await isBuilt())) await build();
	} finally {
		await release();
	}
}

async function isBuilt(): Promise<boolean> {
	const builtAt = await changedAt(builtHandler);
	const changes = await Promise.all(sources.map((source) => newestIn(join(root, source))));
	return builtAt > Math.max(...changes);
}

/** A file with the builder's process id. Resolves to what gives the turn back. */
async function takeTurn(): Promise<() => Promise<void>> {
	const file = join(root, 'node_modules', '.twexel-build');
	for (;;) {
		try {
			await writeFile(file, String(process.pid), { flag: 'wx' });
			return () => rm(file, { force: true });
		} catch (error) {
			if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
		}
		if (await isLeftOver(file)) await rm(file, { force: true });
		await sleep(200);
	}
}

/** Whether the builder was killed, be it in the moment between making the file and writing into it. */
async function isLeftOver(file: string): Promise<boolean> {
	const holder = Number(await readFile(file, 'utf8').catch(() => ''));
	if (holder > 0) return !isAlive(holder);
	return Date.now() - (await changedAt(file)) > 5000;
}

/** The tool is run by this very Node: the machine's own may be too old for it. What it says is shown when it fails. */
function build(): Promise<void> {
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const said: Buffer[] = [];
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('exit', (code) => {
			if (code === 0) resolve();
			else reject(new Error(`The pages could not be built:\n${Buffer.concat(said).toString()}`));
		});
	});
}

async function newestIn(path: string): Promise<number> {
	const found = await stat(path).catch(() => undefined);
	if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'));
	return Math.max(
		0,
		...(await Promise.all(files.map((file) => changedAt(join(file.parentPath, file.name)))))
	);
}

const changedAt = (path: string): Promise<number> =>
	stat(path).then(
		(found) => found.mtimeMs,
		() => 0
	);
