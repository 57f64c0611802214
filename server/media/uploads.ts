import { mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server, type Upload } from '@tus/server';
import type { MediaRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { perDeps } from '../core/per-deps.ts';
import { largestFile } from './accepts.ts';
import { mediaRecord } from './documents.ts';
import { takeIn } from './take-in.ts';
import { expiryOf, uploadNote, type UploadNote } from './upload-note.ts';
import { refusalOf } from './upload-refusal.ts';

export const uploadsPath = '/api/media/uploads';

/** An upload as it stands. */
export interface Known {
	id: string;
	/** Undefined while its device has not said. */
	size: number | undefined;
	note: UploadNote;
}

/**
 * Uploads that can be gone on with after a broken connection or a restart: tus 1.0, by its own server. What has come of a file lies below
 * DATA_DIR/uploads beside a note of whose it is. Two processes over one folder need no common lock: whoever writes at the same place of
 * the same upload writes the same bytes, and the whole is judged, and noted once, under locks of the database.
 */
class Uploads {
	readonly server: Server;
	readonly #deps: Deps;
	readonly #folder: string;
	readonly #store: FileStore;
	/** Whoever asks again while a file is being judged gets the same answer. */
	readonly #finishing = new Map<string, Promise<MediaRow>>();

	constructor(deps: Deps) {
		this.#deps = deps;
		this.#folder = join(deps.config.dataDir, 'uploads');
		mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
		this.#store = new FileStore({ directory: this.#folder });
		this.server = new Server({
			path: uploadsPath,
			datastore: this.#store,
			relativeLocation: true,
			allowedOrigins: [],
			maxSize: largestFile(deps.config),
			onUploadFinish: async ({ method }, upload) => answerOf(await this.#finishUpload(upload), method),
			onResponseError: (_, error) => {
				throw refusalOf(error);
			}
		});
	}

	/** The upload of this id, however old. */
	async find(id: string): Promise<Known | undefined> {
		if (!isUploadId(id)) return undefined;
		const kept = await this.#store.configstore.get(id);
		const note = uploadNote.safeParse(kept?.metadata);
		if (!note.success) return undefined;
		return { id, size: kept?.size, note: note.data };
	}

	/** Judges what has come whole, if it has not been yet. Refused, it is thrown away: the device has to begin anew, with another file. */
	finish({ id, note }: Pick<Known, 'id' | 'note'>): Promise<MediaRow> {
		const running = this.#finishing.get(id) ?? this.#finish(id, note);
		this.#finishing.set(id, running);
		return running.finally(() => this.#finishing.delete(id));
	}

	/** Forgets an upload, however far it has come. */
	async forget(id: string): Promise<void> {
		await rm(join(this.#folder, id), { force: true });
		await rm(join(this.#folder, `${id}.json`), { force: true });
	}

	/** Forgets what was never finished. */
	async clear(): Promise<void> {
		const now = this.#deps.clock.now();
		for (const name of await readdir(this.#folder)) {
			const [id = ''] = name.split('.');
			const known = await this.find(id);
			const { mtime } = await stat(join(this.#folder, name)).catch(() => ({ mtime: now }));
			// A note that cannot be read is as old as its file.
			if (expiryOf({ startedAt: known?.note.startedAt ?? mtime.toISOString() }) <= now) await this.forget(id);
		}
	}

	async #finish(id: string, note: UploadNote): Promise<MediaRow> {
		const { userId, projectId, filename: name, alt, sha256 } = note;
		const path = join(this.#folder, id);
		try {
			const row = await takeIn(this.#deps, userId, { id: note.id, projectId, path, name, alt, sha256 });
			await this.#leaveReceipt(id, note);
			return row;
		} catch (error) {
			if (error instanceof Refusal) await this.forget(id);
			throw error;
		}
	}

	/** The reply to the last bytes may be lost: then the device asks once more, and hears that all is well. */
	async #leaveReceipt(id: string, note: UploadNote): Promise<void> {
		const kept = await this.#store.configstore.get(id);
		if (kept) {
			// The cast: tus keeps words only, and this note has nothing else in it.
			const metadata = { ...note, isTaken: 'yes' } as Record<string, string>;
			await this.#store.configstore.set(id, { ...kept, metadata } as Upload);
		}
		await rm(join(this.#folder, id), { force: true });
	}

	async #finishUpload({ id, metadata }: Upload): Promise<MediaRow> {
		return this.finish({ id, note: uploadNote.parse(metadata) });
	}
}

/** The library names uploads so, by chance alone. */
const isUploadId = (id: string): boolean => /^[0-9a-f]{32}$/.test(id);

/** What the last bytes are answered with. To a POST that brought the whole file the library's own status stays. */
function answerOf(row: MediaRow, method: string) {
	const headers = { 'content-type': 'application/json', [mediaHeader]: row.id };
	return {
		...(method === 'POST' ? {} : { status_code: 200 }),
		headers,
		body: JSON.stringify(mediaRecord(row))
	};
}

/** Names the file that an upload has become. */
export const mediaHeader = 'x-twexel-media';

export const uploadsOf = perDeps((deps) => new Uploads(deps));
