import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What the pages are made of. */
const sources = ['app', 'sync', 'static', 'vite.config.ts', 'package-lock.json'];

export const builtHandler = join(root, 'build', 'handler.js');

/** Builds the pages where they are missing or older than what they are made of. */
export async function ensureBuilt(say: (sentence: string) => void): Promise<void> {
	const builtAt = await changedAt(builtHandler);
	const changes = await Promise.all(sources.map((source) => newestIn(join(root, source))));
	if (builtAt > Math.max(...changes)) return;
	say(
		builtAt === 0
			? 'Building the pages, once; this takes a moment …'
			: 'The sources have changed: building the pages …'
	);
	await build();
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
