import { rm, stat } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { media, type MediaRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import { wakeWaiting } from '../publications/wait-for-media.ts';
import { findUploaded } from './find-media.ts';
import { judgeFile, type Judged } from './judge-file.ts';
import { lockArrivals, lockStored } from './locks.ts';
import { safeName } from './safe-name.ts';

/** A file that is here whole, and what its device says of it. */
export interface Given {
	id?: string | undefined;
	projectId: string;
	/** It is moved away from here, or left to the caller to be removed. */
	path: string;
	name: string;
	alt?: string | undefined;
	/** What its bytes should come to, where the device has reckoned it. */
	sha256?: string | undefined;
}

/**
 * Judges a file, stores what is kept of it, and notes it in the project. An id that the same person brought before is answered with what it
 * was then.
 */
export async function takeIn(deps: Deps, userId: string, given: Given): Promise<MediaRow> {
	const { id = uuidv7(), projectId, path } = given;
	await access(deps.db, userId, projectId, 'media.write');
	const there = await findUploaded(deps.db, userId, projectId, given.id);
	if (there) return there;
	const sourceHash = await deps.files.keyOf(path);
	if (given.sha256 !== undefined && given.sha256 !== sourceHash) throw new Refusal('hash_mismatch');
	const folder = await deps.files.scratch();
	try {
		const judged = await judgeFile(path, folder);
		const about = { name: safeName(given.name), alt: given.alt ?? '', sourceHash };
		return await note(deps, userId, { id, projectId, ...about }, judged);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

type About = Pick<MediaRow, 'id' | 'projectId' | 'name' | 'alt' | 'sourceHash'>;

async function note(deps: Deps, userId: string, about: About, judged: Judged): Promise<MediaRow> {
	const { path, thumb, ...measured } = judged;
	const { files } = deps;
	const { size } = await stat(path);
	const hash = await files.keyOf(path);
	const thumbHash = thumb === null ? null : await files.keyOf(thumb);
	return deps.write(async (tx) => {
		await access(tx, userId, about.projectId, 'media.write');
		await lockArrivals(tx, about.projectId);
		await lockStored(tx, thumbHash === null ? [hash] : [hash, thumbHash]);
		await files.put(path, hash);
		if (thumb !== null && thumbHash !== null) await files.put(thumb, thumbHash);
		const now = deps.clock.now();
		const written = { createdBy: userId, createdAt: now, updatedAt: now, writeId: uuidv7() };
		const [made] = await tx
			.insert(media)
			.values({ ...about, ...measured, bytes: size, hash, thumbHash, ...written })
			.onConflictDoNothing()
			.returning();
		// The same request may have come twice at once: then the other one made it.
		const row = made ?? (await findUploaded(tx, userId, about.projectId, about.id));
		if (!row) throw new Refusal('already_exists');
		await wakeWaiting(tx, deps, row);
		return row;
	});
}
