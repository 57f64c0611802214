import { liveQuery } from 'dexie';
import type { Media } from '#sync/records/media.ts';
import type { Post } from '#sync/records/post.ts';
import type { Database } from '../data/database.ts';
import type { SyncState } from '../data/sync-state.svelte.ts';
import type { Engine } from './engine.ts';
import { ObjectUrls } from './object-urls.svelte.ts';
import { Orders } from './orders.ts';
import { pointTo } from './point-to.ts';
import { openStore, type Bytes, type Outgoing, type OutboxStore, type Twin } from './store.ts';

/** This person's files on their way to the server, as every tab shows them; one of the tabs sends them. */
export class Outbox {
	/** The oldest first; those that have arrived stay a moment. */
	files = $state.raw<Outgoing[]>([]);
	/** What a person decides about them. */
	readonly orders: Orders;
	#twins = $state.raw<Twin[]>([]);
	readonly #byId = $derived(new Map(this.files.map((file) => [file.id, file])));
	readonly #whole = new ObjectUrls();
	readonly #sights = new ObjectUrls();
	readonly #store: OutboxStore;
	readonly #userId: string;
	readonly #stops: (() => void)[] = [];
	#engine: Promise<Engine | undefined> | undefined;
	#isClosed = false;

	/** `sync` is told what waits, and when it is back on line, that is tried. */
	constructor(userId: string, db: Database, sync: SyncState) {
		this.#userId = userId;
		this.#store = openStore(userId);
		this.orders = new Orders(this.#store);
		this.#watch('outgoing', (files) => (this.files = files.toSorted((a, b) => a.addedAt - b.addedAt)));
		this.#watch('bytes', (rows) => this.#whole.follow(rows));
		this.#watch('sights', (rows) => this.#sights.follow(rows));
		this.#watch('twins', (twins) => (this.#twins = twins));
		const stop = $effect.root(() => {
			$effect(() => {
				if (this.files.length > 0) this.#start(db);
			});
			$effect(() => {
				if (sync.isOnline) void this.#engine?.then((engine) => engine?.wake());
			});
			$effect(() => void (sync.filesWaiting = this.unsent.length));
		});
		this.#stops.push(stop);
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
			...{
				id,
				projectId,
				kind,
				bytes,
				width,
				height,
				name,
				alt,
				tags: [],
				url,
				mime: file.type,
				duration: null
			},
			...{ hash: '', sourceHash: file.sha256 ?? '', createdBy: this.#userId },
			...{ createdAt: at, updatedAt: at, writeId: '' },
			thumbUrl: this.#sights.of(id) ?? (kind === 'video' ? null : url)
		};
	}

	/** A post's files, with those that turned out to be in the project already by the names they have there. */
	settled(media: Post['media']): Post['media'] {
		return this.#twins.reduce((settled, { id, becomes }) => pointTo(settled, id, becomes), media);
	}

	/** Tries everything that waits, now. */
	async retry(): Promise<void> {
		await this.orders.hurry();
		(await this.#engine)?.wake();
	}

	close(): void {
		this.#isClosed = true;
		for (const stop of this.#stops) stop();
		void this.#engine?.then((engine) => engine?.close());
		this.#whole.follow([]);
		this.#sights.follow([]);
		this.#store.close();
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
		this.#engine ??= import('./engine.ts').then(
			({ Engine }) => {
				const engine = new Engine(this.#userId, { store: this.#store, db });
				if (this.#isClosed) engine.close();
				return engine;
			},
			// No network yet, and no copy of it here: tried again with the next change.
			() => (this.#engine = undefined)
		);
	}
}

interface Rows {
	outgoing: Outgoing[];
	bytes: Bytes[];
	sights: Bytes[];
	twins: Twin[];
}
