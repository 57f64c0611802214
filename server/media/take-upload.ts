import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { uuidv7 } from 'uuidv7';
import { media, type MediaRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import type { Files } from '../integrations/files/files.ts';
import { findUploaded } from './find-media.ts';
import { rewrite, thumbnail, type Picture } from './judge.ts';
import { safeName } from './safe-name.ts';

export interface Upload {
	id?: string | undefined;
	projectId: string;
	file: File;
}

/** Judges an uploaded file, stores what is left of it, and notes it in the project. */
export async function takeUpload(deps: Deps, userId: string, upload: Upload): Promise<MediaRow> {
	const { id = uuidv7(), projectId, file } = upload;
	await access(deps.db, userId, projectId, 'media.write');
	const there = await findUploaded(deps.db, userId, projectId, upload.id);
	if (there) return there;
	const stored = await store(deps.files, file);
	return deps.write(async (tx) => {
		await access(tx, userId, projectId, 'media.write');
		const now = deps.clock.now();
		const written = { createdBy: userId, createdAt: now, updatedAt: now, writeId: uuidv7() };
		const [made] = await tx
			.insert(media)
			.values({ id, projectId, ...stored, name: safeName(file.name), hasThumb: true, ...written })
			.onConflictDoNothing()
			.returning();
		// The same request may have come twice at once: then the other one made it.
		const row = made ?? (await findUploaded(tx, userId, projectId, id));
		if (!row) throw new Refusal('already_exists');
		return row;
	});
}

async function store(files: Files, file: File): Promise<Picture & { bytes: number; hash: string }> {
	const folder = await files.scratch();
	try {
		const given = join(folder, 'given');
		const whole = join(folder, 'whole');
		const small = join(folder, 'small');
		// The cast: the two types of one stream, the DOM's and the platform's.
		const stream = Readable.fromWeb(file.stream() as ReadableStream<Uint8Array>);
		await pipeline(stream, createWriteStream(given, { mode: 0o600 }));
		const picture = await rewrite(given, whole);
		await thumbnail(whole, small);
		const { size } = await stat(whole);
		const hash = await files.put(whole);
		await files.putThumb(small, hash);
		return { ...picture, bytes: size, hash };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
