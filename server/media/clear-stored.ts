import { and, inArray, lt, or, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Db, Tx } from '#db/client.ts';
import { media, projects } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { lockStored } from './locks.ts';
import { uploadsOf } from './uploads.ts';

/** For so long a deleted file can be taken back, in milliseconds. */
const regret = 24 * 3_600_000;

/** Frees the disk of files that were deleted a day ago and of such that no row names, and of what broken-off work has left. */
export async function clearStored(deps: Deps): Promise<void> {
	const before = new Date(deps.clock.now().getTime() - regret);
	await forgetDeleted(deps, before);
	for await (const keys of deps.files.keys()) await removeUnused(deps, keys);
	await deps.files.clearScratch(before);
	await uploadsOf(deps).clear();
}

/** Removes the bytes of those of the keys that nobody names any more. The same bytes are stored once, so another project may. */
export async function removeUnused(deps: Deps, keys: string[]): Promise<void> {
	const suspects = await unnamed(deps.db, keys);
	for (const key of suspects) {
		await deps.db.transaction(async (tx) => {
			await lockStored(tx, [key]);
			// Once more under the lock: they may have been brought anew since.
			if ((await unnamed(tx, [key])).length > 0) await deps.files.remove(key);
		});
	}
}

async function unnamed(db: Db | Tx, keys: string[]): Promise<string[]> {
	if (keys.length === 0) return [];
	const named = await db
		.select({ hash: media.hash, thumbHash: media.thumbHash })
		.from(media)
		.where(or(inArray(media.hash, keys), inArray(media.thumbHash, keys)));
	const kept = new Set(named.flatMap(({ hash, thumbHash }) => [hash, thumbHash]));
	return keys.filter((key) => !kept.has(key));
}

/** A row whose bytes are gone names none. Not while a publication that has not ended may still send them, or look for them. */
async function forgetDeleted(deps: Deps, before: Date): Promise<void> {
	const now = deps.clock.now();
	const inDeletedProject = sql`${media.projectId} in (
		select ${projects.id} from ${projects} where ${lt(projects.deletedAt, before)}
	)`;
	const isNeeded = sql`exists (
		select from publications p join posts on posts.id = p.post_id,
			jsonb_build_array(jsonb_build_object('mediaId', ${media.id})) as wanted
		where p.project_id = ${media.projectId} and p.status in ('pending', 'sending', 'verifying')
			and (posts.media @> wanted or jsonb_path_query_array(p.snapshot, '$.parts[*].media[*]') @> wanted)
	)`;
	await deps.write(async (tx) => {
		await tx
			.update(media)
			.set({ hash: '', thumbHash: null, deletedAt: now, updatedAt: now, writeId: uuidv7() })
			.where(
				and(
					sql`${media.hash} <> ''`,
					or(and(lt(media.deletedAt, before), sql`not ${isNeeded}`), inDeletedProject)
				)
			);
	});
}
