import { uuidv7 } from 'uuidv7';
import type { CollectionName } from '#sync/collection.ts';
import type { Person } from './person.ts';
import { written } from './samples.ts';

type Document = Record<string, unknown> & { id: string; writeId: string; _deleted?: boolean };

interface Page {
	documents: Document[];
	checkpoint: unknown;
	revoked?: string[];
}

/** The plainest device: it speaks the three calls by hand, so that a test sees exactly what goes over the wire. */
export class Replica {
	readonly #person: Person;
	readonly #checkpoints = new Map<CollectionName, unknown>();
	readonly held = new Map<string, Document>();
	revoked: string[] = [];

	constructor(person: Person) {
		this.#person = person;
	}

	/** Pulls one collection to its end, `limit` documents a page. Gives what came. */
	async pulls(name: CollectionName, limit = 100): Promise<Document[]> {
		const all: Document[] = [];
		for (;;) {
			const page = await this.page(name, limit, this.#checkpoints.get(name));
			for (const document of page.documents) this.held.set(document.id, document);
			all.push(...page.documents);
			this.revoked = page.revoked ?? [];
			if (page.documents.length > 0) this.#checkpoints.set(name, page.checkpoint);
			if (page.documents.length < limit) return all;
		}
	}

	async page(name: CollectionName, limit: number, checkpoint?: unknown): Promise<Page> {
		const query =
			checkpoint === undefined ? '' : `&checkpoint=${encodeURIComponent(JSON.stringify(checkpoint))}`;
		const { status, body } = await this.#person.get<Page>(`/sync/${name}/pull?limit=${limit}${query}`);
		if (status !== 200) throw new Error(`a pull was answered ${status}: ${JSON.stringify(body)}`);
		return body;
	}

	checkpoint(name: CollectionName): unknown {
		return this.#checkpoints.get(name);
	}

	/** Pushes rows as they are; gives the answer's documents. */
	async pushes(name: CollectionName, rows: unknown[]): Promise<Document[]> {
		const { status, body } = await this.#person.post<Document[]>(`/sync/${name}/push`, rows);
		if (status !== 200) throw new Error(`a push was answered ${status}: ${JSON.stringify(body)}`);
		return body;
	}

	/** A new post of this person's, as a device would write it. */
	post(projectId: string, part: object = {}): Document {
		const now = new Date('2026-11-23T09:00:00.000Z').toISOString();
		return {
			...written({
				id: uuidv7(),
				projectId,
				createdBy: this.#person.userId,
				createdAt: now,
				updatedAt: now,
				writeId: uuidv7()
			}),
			...part
		};
	}
}

/** A row that changes what the device held. */
export const edit = (assumed: Document, part: object) => ({
	newDocumentState: { ...assumed, writeId: uuidv7(), ...part },
	assumedMasterState: assumed
});

export const created = (document: Document) => ({ newDocumentState: document });
