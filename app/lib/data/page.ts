import { isRecord, type Checkpoint } from '#sync/protocol.ts';

/** A document as it came: RxDB needs its id and its mark of deletion, all else is the record's own. */
export type Came = Record<string, unknown> & { id: string; _deleted: boolean };

export interface PageRead {
	documents: Came[];
	checkpoint: Checkpoint;
	/** Projects that the person may no longer see, and those that are read anew. */
	revoked: string[];
	reset: string[];
	/** Whether the server may have more: counted in what it sent, not in what of it could be used. */
	isFull: boolean;
}

/**
 * The server's page, or null where it is none: then the pull is tried again. RxDB stops pulling until the page is loaded anew where a
 * document has no id, so what is no document is left out and the rest is taken.
 */
export function readPage(body: unknown, limit: number): PageRead | null {
	if (!isRecord(body) || !Array.isArray(body['documents']) || !isRecord(body['checkpoint'])) return null;
	const { documents, revoked, reset } = body;
	return {
		documents: usable(documents),
		// Opaque: it goes back to where it came from, which reads afresh whatever is not its own.
		checkpoint: body['checkpoint'] as Checkpoint,
		revoked: idsIn(revoked),
		reset: idsIn(reset),
		isFull: documents.length >= limit
	};
}

const idsIn = (list: unknown): string[] =>
	Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];

/**
 * The masters with which the server answered a push, or null where it is no answer. One that belongs to no pushed row would throw
 * inside of RxDB, and the rest of the batch be taken for sent.
 */
export function readMasters(body: unknown, pushed: ReadonlySet<string>): Came[] | null {
	if (!Array.isArray(body)) return null;
	return usable(body).filter(({ id }) => pushed.has(id));
}

function usable(list: readonly unknown[]): Came[] {
	const came = list.flatMap((one) =>
		isRecord(one) && typeof one['id'] === 'string' && one['id'] !== ''
			? { ...one, id: one['id'], _deleted: Boolean(one['_deleted']) }
			: []
	);
	if (came.length < list.length) console.error(`${list.length - came.length} documents could not be read`);
	return came;
}
