import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { media, type MediaRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import { findMedia } from './find-media.ts';
import { rewrite, thumbnail } from './judge-picture.ts';
import { lockStored } from './locks.ts';
import { onDisk } from './on-disk.ts';

/** Gives a video its small picture: a frame that a device took of it, written anew like every picture. */
export async function setPoster(
	deps: Deps,
	userId: string,
	id: string,
	picture: ReadableStream<Uint8Array>
): Promise<MediaRow> {
	const video = await findMedia(deps.db, id);
	await access(deps.db, userId, video.projectId, 'media.write');
	if (video.kind !== 'video') throw new Refusal('media_kind_unsupported');
	return onDisk(deps, picture, async (given, folder) => {
		const [whole, small] = [join(folder, 'whole'), join(folder, 'small')];
		await rewrite(given, whole);
		await thumbnail(whole, small);
		const thumbHash = await deps.files.keyOf(small);
		return deps.write(async (tx) => {
			await lockStored(tx, [thumbHash]);
			await deps.files.put(small, thumbHash);
			await findMedia(tx, id);
			const changed = { thumbHash, updatedAt: deps.clock.now(), writeId: uuidv7() };
			const [row] = await tx.update(media).set(changed).where(eq(media.id, id)).returning();
			return row ?? video;
		});
	});
}
