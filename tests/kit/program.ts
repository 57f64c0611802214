import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '#db/embedded/postmaster.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The program as a host runs it: a process of its own, on a port of its own. */
export interface Program {
	url: string;
	child: ChildProcess;
	/** Everything that it has said so far. */
	said(): string;
	/** True once it takes requests; false when it has ended before. */
	isReady(): Promise<boolean>;
	/** Sends the signal and waits for the end: the exit code, and how long it took in milliseconds. */
	ends(signal?: NodeJS.Signals): Promise<{ code: number | null; ms: number }>;
}

export async function startProgram(env: Record<string, string>, entry = 'server/start.ts'): Promise<Program> {
	const port = env['PORT'] ?? String(await freePort());
	const url = `http://127.0.0.1:${port}`;
	const child = spawn(process.execPath, [entry], {
		cwd: root,
		env: { PATH: process.env['PATH'], PORT: port, PUBLIC_URL: url, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (part: Buffer) => (said += part.toString()));
	const end = once(child, 'exit');

	async function isReady(): Promise<boolean> {
		while (child.exitCode === null) {
			const answer = await fetch(`${url}/readyz`).catch(() => undefined);
			if (answer?.ok) return true;
			await new Promise((resolve) => setTimeout(resolve, 30));
		}
		return false;
	}

	async function ends(signal?: NodeJS.Signals) {
		const startedAt = Date.now();
		if (signal) child.kill(signal);
		await end;
		return { code: child.exitCode, ms: Date.now() - startedAt };
	}
	return { url, child, said: () => said, isReady, ends };
}
