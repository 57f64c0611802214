import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { attempts, type AttemptRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { folderOf } from './journal.ts';
import { throwAway } from './throw-away.ts';

/**
 * One empty file for every attempt, made on this machine's disk before its first byte leaves. Of two who make it only one can: the sender, who
 * may send then; or, when the sender's claim has run out, the heir, who knows then that nothing has left and nothing will. So most of what
 * a killed worker had claimed is sent again at once, with proof, where the network has no way to ask.
 *
 * The proof is good where both look at the same disk of a machine that has not been started anew in between: a file may be lost with the
 * machine's power, and a copy of the folder knows nothing. `groundOf` says where that is.
 */
export async function groundOf(deps: Pick<Deps, 'config'>): Promise<string | null> {
	try {
		await mkdir(folderOf(deps), { recursive: true, mode: 0o700 });
		const { dev, ino, birthtimeMs } = await stat(folderOf(deps));
		const start = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
		return `${start.trim()} ${dev} ${ino} ${Math.round(birthtimeMs)}`;
	} catch {
		// No such word on this system, or no disk: then nothing is proven by it.
		return null;
	}
}

/** Whether the first byte may leave. False when an heir was first. */
export async function depart(deps: Pick<Deps, 'config' | 'db' | 'log'>, attemptId: string): Promise<boolean> {
	const made = await make(deps, attemptId);
	if (made !== 'failed') return made === 'made';
	// The disk takes nothing more: so that nobody believes in its silence, the database is told. Then the message may leave.
	deps.log.warn({ attemptId }, 'a departure could not be written to the disk');
	const told = await deps.db
		.update(attempts)
		.set({ ground: null })
		.where(and(eq(attempts.id, attemptId), isNull(attempts.endedAt)))
		.returning({ id: attempts.id });
	return told.length > 0;
}

/** Proof that an attempt never left, and from now on cannot. Asked by the heir of its claim. */
export async function neverLeft(
	deps: Pick<Deps, 'config'>,
	{ id, ground }: Pick<AttemptRow, 'id' | 'ground'>
): Promise<boolean> {
	if (ground === null || ground !== (await groundOf(deps))) return false;
	return (await make(deps, id)) === 'made';
}

/** Settled: whoever comes back now finds its claim gone in the database. */
export const forgetDeparture = (deps: Pick<Deps, 'config'>, attemptId: string): Promise<void> =>
	throwAway(fileOf(deps, attemptId));

/** Throws away what heirs have made and nobody will look for any more. */
export async function clearDepartures(deps: Pick<Deps, 'config'>, before: Date): Promise<void> {
	for (const name of await readdir(folderOf(deps)).catch(() => [])) {
		if (!name.endsWith(ending)) continue;
		const file = join(folderOf(deps), name);
		const made = await stat(file).catch(() => undefined);
		if (made && made.mtime < before) await throwAway(file);
	}
}

const ending = '.left';
const fileOf = (deps: Pick<Deps, 'config'>, attemptId: string): string =>
	join(folderOf(deps), `${attemptId}${ending}`);

async function make(deps: Pick<Deps, 'config'>, attemptId: string): Promise<'made' | 'there' | 'failed'> {
	try {
		await writeFile(fileOf(deps, attemptId), '', { flag: 'wx', mode: 0o600 });
		return 'made';
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EEXIST' ? 'there' : 'failed';
	}
}
