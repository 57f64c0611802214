import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseRefusal } from '../start.ts';
import type { Binaries } from './binaries.ts';
import type { Identity } from './identity.ts';

/** The folder of the database itself, which belongs to whoever runs PostgreSQL. */
export const clusterIn = (dataDir: string): string => join(dataDir, 'postgres');

/**
 * How PostgreSQL is told where its data lies. It is started inside of the folder and told "here", because the unprivileged user may
 * be unable to walk the path to it; elsewhere than on Linux there is no such word, and the path has to do.
 */
export const hereFor = (data: string): string => (process.platform === 'linux' ? '/proc/self/cwd' : data);

/** Makes the database's folder unless it is there. Done aside and renamed, so that a killed start leaves no half of one. */
export async function ensureCluster(
	dataDir: string,
	binaries: Binaries,
	identity: Identity | undefined,
	isDurable: boolean
): Promise<void> {
	const data = clusterIn(dataDir);
	await ensureOwned(data);
	if (await isMade(data)) return;
	await removeStrays(dataDir);
	const aside = await mkdtemp(join(dataDir, 'postgres.new-'));
	const secret = await mkdtemp(join(tmpdir(), 'twexel-'));
	try {
		const passwordFile = join(secret, 'password');
		await writeFile(passwordFile, await passwordIn(dataDir), { mode: 0o600 });
		if (identity)
			for (const path of [aside, secret, passwordFile]) await chown(path, identity.uid, identity.gid);
		const settings = ['-U', 'twexel', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'];
		const words = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
		const haste = isDurable ? [] : ['--no-sync'];
		await promisify(execFile)(binaries.initdb, ['-D', hereFor(aside), ...settings, ...words, ...haste], {
			...identity,
			cwd: aside,
			env: {}
		});
		await rename(aside, data);
	} catch (error) {
		if (!(await isMade(data))) throw error;
	} finally {
		await rm(secret, { recursive: true, force: true });
		await rm(aside, { recursive: true, force: true });
	}
}

const isMade = (data: string): Promise<boolean> =>
	stat(join(data, 'PG_VERSION')).then(
		() => true,
		(error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT') return false;
			throw error;
		}
	);

/** An ordinary user cannot run a database whose files are another's: said before PostgreSQL says it in its own way. */
async function ensureOwned(data: string): Promise<void> {
	const me = process.getuid?.();
	const found = await stat(data).catch(() => undefined);
	if (!found || me === undefined || me === 0 || found.uid === me) return;
	throw new DatabaseRefusal(`${data} belongs to another user: start as that user, or set DATA_DIR elsewhere`);
}

/** What starts left behind that were killed on the way; young ones may be another process's work. */
async function removeStrays(dataDir: string): Promise<void> {
	for (const name of await readdir(dataDir)) {
		if (!name.startsWith('postgres.new-')) continue;
		const stray = join(dataDir, name);
		const age = Date.now() - (await stat(stray)).mtimeMs;
		if (age > 10 * 60_000) await rm(stray, { recursive: true, force: true });
	}
}

/** The password of the embedded database, made once: other people of this machine can reach its port too. */
export async function passwordIn(dataDir: string): Promise<string> {
	const folder = join(dataDir, 'secrets');
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, 'postgres-password');
	await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
		(error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error;
		}
	);
	return readFile(file, 'utf8');
}
