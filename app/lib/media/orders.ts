import { uuidv7 } from 'uuidv7';
import { send } from '../api.ts';
import { kindOf } from './kinds.ts';
import { hasRoom, isFull } from './room.ts';
import { forget, type Bytes, type Outgoing, type OutboxStore } from './store.ts';

/** What came of adding files: all of them, or none. */
export type Added = { is: 'added'; ids: string[] } | { is: 'full' } | { is: 'unreadable' };

/** A file with its bytes. */
export interface Taken {
	about: Outgoing;
	bytes: Bytes;
}

/** What a person decides about files, written into the outbox; whichever tab sends them follows it. */
export class Orders {
	readonly #store: OutboxStore;

	constructor(store: OutboxStore) {
		this.#store = store;
	}

	/** Takes files in, all or none: they are on this device when it resolves. Only of kinds that `kindOf` knows. */
	async add(projectId: string, files: File[]): Promise<Added> {
		if (!(await hasRoom(files.reduce((sum, { size }) => sum + size, 0)))) return { is: 'full' };
		const rows = files.flatMap((file) => rowsFor(projectId, file) ?? []);
		try {
			await this.#put(rows);
			return { is: 'added', ids: rows.map(({ about }) => about.id) };
		} catch (error) {
			if (isFull(error)) return { is: 'full' };
			// A file that was moved or changed since it was chosen.
			console.error(error);
			return { is: 'unreadable' };
		}
	}

	async pause(id: string): Promise<void> {
		await this.#store.outgoing
			.where('id')
			.equals(id)
			.and(({ state }) => state !== 'done')
			.modify({ state: 'paused' });
	}

	/** Goes on with what was paused, or tries once more what failed. */
	async resume(id: string): Promise<void> {
		await this.#store.outgoing
			.where('id')
			.equals(id)
			.and(({ state }) => state === 'paused' || state === 'failed')
			.modify({ state: 'waiting', code: null, tries: 0, retryAt: 0 });
	}

	/** What the file shows, for those who listen. */
	async describe(id: string, alt: string): Promise<void> {
		await this.#store.outgoing.update(id, { alt });
	}

	/** Takes a file out, also what the server has of it; nothing where it has arrived. What is given can be put back. */
	async cancel(id: string): Promise<Taken | undefined> {
		const { outgoing, bytes } = this.#store;
		const [about, kept] = await Promise.all([outgoing.get(id), bytes.get(id)]);
		if (!about || !kept || about.state === 'done') return undefined;
		await forget(this.#store, id);
		if (about.uploadUrl) {
			const headers = { 'tus-resumable': '1.0.0' };
			// Out of reach it is forgotten there after a week.
			void send(new URL(about.uploadUrl).pathname, { method: 'DELETE', headers }).catch(() => {});
		}
		return { about, bytes: kept };
	}

	async putBack({ about, bytes }: Taken): Promise<void> {
		const anew = { state: 'waiting' as const, sha256: null, uploadUrl: null, offset: 0, code: null };
		await this.#put([{ about: { ...about, ...anew }, bytes }]);
	}

	/** No file waits for its next try any longer. */
	async hurry(): Promise<void> {
		await this.#store.outgoing.where('state').equals('waiting').modify({ retryAt: 0 });
	}

	#put(rows: Taken[]): Promise<void> {
		const { outgoing, bytes } = this.#store;
		return this.#store.transaction('rw', outgoing, bytes, async () => {
			await bytes.bulkAdd(rows.map((row) => row.bytes));
			await outgoing.bulkAdd(rows.map((row) => row.about));
		});
	}
}

function rowsFor(projectId: string, file: File): Taken | undefined {
	const kind = kindOf(file);
	if (!kind) return undefined;
	const id = uuidv7();
	const about: Outgoing = {
		...{ id, projectId, name: file.name, type: file.type, kind, bytes: file.size, alt: '' },
		...{ width: null, height: null, addedAt: Date.now(), sha256: null, state: 'waiting' },
		...{ offset: 0, uploadUrl: null, code: null, tries: 0, retryAt: 0 }
	};
	return { about, bytes: { id, blob: file } };
}
