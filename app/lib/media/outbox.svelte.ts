import { liveQuery } from 'dexie';
import { uuidv7 } from 'uuidv7';
import type { Media } from '#sync/records/media.ts';
import type { Post } from '#sync/records/post.ts';
import { send } from '../api.ts';
import type { Database } from '../data/database.ts';
import type { Engine } from './engine.ts';
import { kindOf } from './kinds.ts';
import { ObjectUrls } from './object-urls.svelte.ts';
import { pointTo } from './point-to.ts';
import { hasRoom, isFull } from './room.ts';
import { forget, openStore, type Bytes, type Outgoing, type OutboxStore, type Twin } from './store.ts';

/** What came of adding files: all of them, or none. */
export type Added = { is: 'added'; ids: string[] } | { is: 'full' } | { is: 'unreadable' };

/** A file with its bytes. */
export interface Taken {
	about: Outgoing;
	bytes: Bytes;
}

/** This person's files on their way to the server, as every tab shows them; one of the tabs sends them. */
export class Outbox {
	/** The oldest first; those that have arrived stay a moment. */
	files = $state.raw<Outgoing[]>([]);
	#twins = $state.raw<Twin[]>([]);
	readonly #byId = $derived(new Map(this.files.map((file) => [file.id, file])));
	readonly #whole = new ObjectUrls();
	readonly #sights = new ObjectUrls();
	readonly #store: OutboxStore;
	readonly #userId: string;
	readonly #stops: (() => void)[] = [];
	#engine: Promise<Engine> | undefined;
	#isClosed = false;

	/** `isOnline` is reactive: when it turns true, what waits is tried. */
	constructor(userId: string, db: Database, isOnline: () => boolean) {
		this.#userId = userId;
		this.#store = openStore(userId);
		this.#watch('outgoing', (files) => (this.files = files.toSorted((a, b) => a.addedAt - b.addedAt)));
		this.#watch('bytes', (rows) => this.#whole.follow(rows));
		this.#watch('sights', (rows) => this.#sights.follow(rows));
		this.#watch('twins', (twins) => (this.#twins = twins));
		const stop = $effect.root(() => {
			$effect(() => {
				if (this.files.length > 0) this.#start(db);
			});
			$effect(() => {
				if (isOnline()) void this.#engine?.then((engine) => engine.wake());
			});
		});
		this.#stops.push(stop);
	}

	/** Files that the server has still to get, and that no person has stopped. */
	get waiting(): Outgoing[] {
		return this.files.filter(({ state }) => state !== 'done' && state !== 'paused' && state !== 'failed');
	}

	/** Files that are on this device alone. */
	get unsent(): Outgoing[] {
		return this.files.filter(({ state }) => state !== 'done');
	}

	get(id: string): Outgoing | undefined {
		return this.#byId.get(id);
	}

	/** A file as its record will be, for what shows or weighs it meanwhile. */
	mediaOf(id: string): Media | undefined {
		const file = this.#byId.get(id);
		if (!file) return undefined;
		const { projectId, kind, bytes, width, height, name, alt } = file;
		const at = new Date(file.addedAt).toISOString();
		const url = this.#whole.of(id) ?? '';
		return {
			...{ id, projectId, kind, bytes, width, height, name, alt, url, mime: file.type, duration: null },
			...{ hash: '', sourceHash: file.sha256 ?? '', createdBy: this.#userId },
			...{ createdAt: at, updatedAt: at, writeId: '' },
			thumbUrl: this.#sights.of(id) ?? (kind === 'video' ? null : url)
		};
	}

	/** A post's files, with those that turned out to be in the project already by the names they have there. */
	settled(media: Post['media']): Post['media'] {
		return this.#twins.reduce((settled, { id, becomes }) => pointTo(settled, id, becomes), media);
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

	close(): void {
		this.#isClosed = true;
		for (const stop of this.#stops) stop();
		void this.#engine?.then((engine) => engine.close());
		this.#whole.follow([]);
		this.#sights.follow([]);
		this.#store.close();
	}

	#put(rows: Taken[]): Promise<void> {
		const { outgoing, bytes } = this.#store;
		return this.#store.transaction('rw', outgoing, bytes, async () => {
			await bytes.bulkAdd(rows.map((row) => row.bytes));
			await outgoing.bulkAdd(rows.map((row) => row.about));
		});
	}

	#watch<Name extends 'outgoing' | 'bytes' | 'sights' | 'twins'>(
		name: Name,
		take: (rows: Rows[Name]) => void
	) {
		// The cast: each name has the rows of its table.
		const rows = liveQuery(() => this.#store[name].toArray() as Promise<unknown> as Promise<Rows[Name]>);
		// An answer that fails leaves the last one standing.
		const watching = rows.subscribe({ next: take, error: () => {} });
		this.#stops.push(() => watching.unsubscribe());
	}

	/** What sends is loaded when there is something to send. */
	#start(db: Database): void {
		this.#engine ??= import('./engine.ts').then(({ Engine }) => {
			const engine = new Engine(this.#userId, { store: this.#store, db });
			if (this.#isClosed) engine.close();
			return engine;
		});
	}
}

interface Rows {
	outgoing: Outgoing[];
	bytes: Bytes[];
	sights: Bytes[];
	twins: Twin[];
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
