import { AsyncLocalStorage } from 'node:async_hooks';
import type { DeviceStore } from '#app/lib/data/device.ts';
import type { Life } from './life.ts';

type Row = Record<string, unknown>;

/** What the device keeps beside RxDB's documents; IndexedDB is the browser's, so here it is a few maps. */
export class DeviceTables {
	readonly waiting = new Map<string, Row>();
	readonly rescued = new Map<string, Row>();
	readonly conflicts = new Map<string, Row>();
	readonly held = new Map<string, Row>();
	readonly accepted = new Map<string, Row>();
	/** The transactions of all pages, one after another. */
	line: Promise<unknown> = Promise.resolve();

	/** The tables as one page has them: every write, and every transaction as a whole, is a moment at which the page can die. */
	openedBy(life: Life): DeviceStore {
		const transaction = (_mode: string, ...given: unknown[]) => {
			const work = given.at(-1) as () => Promise<unknown>;
			// One within another is a part of it.
			if (inside.getStore()) return work();
			const done = this.line.then(() => life.write(() => inside.run(true, work)));
			// A page that died in its turn holds up nobody.
			this.line = Promise.race([done, life.ended]).catch(() => undefined);
			return done;
		};
		const table = (rows: Map<string, Row>, key: string) => new Table(rows, key, life);
		const store = {
			waiting: table(this.waiting, 'key'),
			rescued: table(this.rescued, 'id'),
			conflicts: table(this.conflicts, 'id'),
			held: table(this.held, 'collection'),
			accepted: table(this.accepted, 'key'),
			transaction
		};
		// The cast: of Dexie only what the replication's code calls is here.
		return store as unknown as DeviceStore;
	}
}

const inside = new AsyncLocalStorage<boolean>();

class Table {
	readonly #rows: Map<string, Row>;
	readonly #key: string;
	readonly #life: Life;

	constructor(rows: Map<string, Row>, key: string, life: Life) {
		this.#rows = rows;
		this.#key = key;
		this.#life = life;
	}

	get = (id: string) => this.#life.ask(async () => structuredClone(this.#rows.get(id)));
	bulkGet = (ids: string[]) =>
		this.#life.ask(async () => ids.map((id) => structuredClone(this.#rows.get(id))));
	toArray = () => this.#life.ask(async () => structuredClone([...this.#rows.values()]));
	put = (row: Row) => this.#write(() => this.#rows.set(String(row[this.#key]), structuredClone(row)));
	bulkPut = (rows: Row[]) =>
		this.#write(() => rows.forEach((row) => this.#rows.set(String(row[this.#key]), structuredClone(row))));
	delete = (id: string) => this.#write(() => this.#rows.delete(id));
	bulkDelete = (ids: string[]) => this.#write(() => ids.forEach((id) => this.#rows.delete(id)));

	where = (field: string) => {
		const among = (values: unknown[]) => ({
			delete: () =>
				this.#write(() => {
					for (const [id, row] of this.#rows) if (values.includes(row[field])) this.#rows.delete(id);
				})
		});
		return { anyOf: among, equals: (value: unknown) => among([value]) };
	};

	/** Inside of a transaction the whole of it is one write. */
	#write(work: () => unknown): Promise<unknown> {
		const done = async () => work();
		return inside.getStore() ? done() : this.#life.write(done);
	}
}
