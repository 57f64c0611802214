import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, expect, it } from 'vitest';
import { startDatabase } from '../start.ts';

const script = fileURLToPath(new URL('../../tests/kit/database-process.ts', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'twexel-embedded-'));
const started: ChildProcess[] = [];
afterAll(async () => {
	for (const child of started) child.kill('SIGKILL');
	await rm(folder, { recursive: true, force: true });
});

interface Owner {
	child: ChildProcess;
	url: string;
	ms: number;
	rows: number[];
	error: string | undefined;
}

/** Starts a process that owns the database in `dataDir`, and waits until it has said something. */
async function owner(
	dataDir: string,
	mode: 'writes' | 'idle',
	identity?: { uid: number; gid: number }
): Promise<Owner> {
	const child = spawn(process.execPath, [script, dataDir, mode], {
		...identity,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	started.push(child);
	const told: Owner = { child, url: '', ms: 0, rows: [], error: undefined };
	createInterface({ input: child.stdout }).on('line', (line) => {
		const [word, first = '', second = ''] = line.split(' ');
		if (word === 'url') Object.assign(told, { url: first, ms: Number(second) });
		if (word === 'row') told.rows.push(Number(first));
		if (word === 'error') told.error = line.slice(6);
	});
	await expect.poll(() => told.url || told.error, { timeout: 15_000, interval: 10 }).toBeTruthy();
	return told;
}

async function ends(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	const end = once(child, 'exit');
	child.kill(signal);
	await end;
}

async function rowsOf(url: string): Promise<number[]> {
	const client = new Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query<{ id: number }>('select id from kept order by id');
	await client.end();
	return rows.map((row) => row.id);
}

const postmaster = async (dataDir: string) =>
	Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

it('loses no committed row to a kill -9 of the program, and goes on with the server that it left', async () => {
	const dataDir = join(folder, 'adopted');
	const first = await owner(dataDir, 'writes');
	await expect.poll(() => first.rows.length).toBeGreaterThan(50);
	const server = await postmaster(dataDir);
	await ends(first.child, 'SIGKILL');

	const second = await owner(dataDir, 'idle');
	expect(await postmaster(dataDir)).toBe(server);
	expect(await rowsOf(second.url)).toEqual(expect.arrayContaining(first.rows));
	await ends(second.child, 'SIGTERM');
	await expect(stat(join(dataDir, 'postgres', 'postmaster.pid'))).rejects.toThrow();
});

it('loses no committed row to a kill -9 of everything', async () => {
	const dataDir = join(folder, 'killed');
	const seen: number[] = [];
	for (let round = 0; round < 3; round++) {
		const writer = await owner(dataDir, 'writes');
		await expect.poll(() => writer.rows.length).toBeGreaterThan(20);
		process.kill(await postmaster(dataDir), 'SIGKILL');
		await ends(writer.child, 'SIGKILL');
		seen.push(...writer.rows);
	}
	const last = await owner(dataDir, 'idle');
	expect(await rowsOf(last.url)).toEqual(expect.arrayContaining(seen));
	await ends(last.child, 'SIGTERM');
});

it('brings the server back at the same address when it alone dies', async () => {
	const dataDir = join(folder, 'revived');
	const living = await owner(dataDir, 'idle');
	process.kill(await postmaster(dataDir), 'SIGKILL');
	const answer = async () => {
		const client = new Client({ connectionString: living.url });
		client.on('error', () => undefined);
		await client.connect();
		await client.query('select 1');
		await client.end();
		return 'answers';
	};
	await expect.poll(() => answer().catch(() => 'is away'), { timeout: 10_000 }).toBe('answers');
	await ends(living.child, 'SIGTERM');
});

it('refuses a folder that another living process uses, in one sentence', async () => {
	const dataDir = join(folder, 'shared');
	const first = await owner(dataDir, 'idle');
	const second = await owner(dataDir, 'idle');
	expect(second.error).toMatch(/is in use by another Twexel \(process \d+\): [^\n]+$/);
	expect(second.error).toContain(String(first.child.pid));
	const joined = await startDatabase({ url: undefined, dataDir, mayJoin: true });
	expect(joined.url).toBe(first.url);
	await joined.stop();
	await ends(first.child, 'SIGTERM');
});

it('lets one of two that start at the same moment in', async () => {
	const dataDir = join(folder, 'race');
	const both = await Promise.all([owner(dataDir, 'idle'), owner(dataDir, 'idle')]);
	expect(both.filter((one) => one.error === undefined)).toHaveLength(1);
	for (const { child, error } of both) if (error === undefined) await ends(child, 'SIGTERM');
});

it('takes a number in the lock file that went to another program for what it is', async () => {
	const dataDir = join(folder, 'stale');
	await ends((await owner(dataDir, 'idle')).child, 'SIGTERM');
	await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n/elsewhere\n0\n5432\n`);
	const again = await owner(dataDir, 'idle');
	expect(again.error).toBeUndefined();
	await ends(again.child, 'SIGTERM');
});

const nobody = { uid: 65534, gid: 65534 };
const asNobody = (): boolean =>
	process.getuid?.() === 0 &&
	spawnSync(process.execPath, ['--check', script], { ...nobody, cwd: '/' }).status === 0;

it.runIf(asNobody())('runs for an ordinary user as well as for root', async () => {
	const place = await mkdtemp(join(tmpdir(), 'twexel-nobody-'));
	await chmod(place, 0o755);
	const dataDir = join(place, 'data');
	await mkdir(dataDir);
	await chown(dataDir, nobody.uid, nobody.gid);
	const theirs = await owner(dataDir, 'idle', nobody);
	expect(theirs.error).toBeUndefined();
	await ends(theirs.child, 'SIGTERM');
	await rm(place, { recursive: true, force: true });
});

it.runIf(process.getuid?.() === 0)(
	'keeps its data where only root may enter, as somebody else than root',
	async () => {
		const closed = join(folder, 'closed');
		await mkdir(closed, { mode: 0o700 });
		const dataDir = join(closed, 'data');
		const roots = await owner(dataDir, 'idle');
		expect(roots.error).toBeUndefined();
		expect((await stat(join(dataDir, 'postgres'))).uid).not.toBe(0);
		await ends(roots.child, 'SIGTERM');
	}
);
