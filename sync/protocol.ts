import { z } from 'zod';
import { id } from './records/fields.ts';

/** What goes over the wire between RxDB's replication and server/sync. The contract: POST push, GET pull, GET stream. */

/** Raised when an older device would misunderstand what it is sent; it is then told to update (426). */
export const protocolVersion = 1;
export const protocolHeader = 'x-twexel-sync';

/** How many documents a page holds at most, and when nothing is asked for. */
export const longestPage = 1000;
export const usualPage = 100;

/** How many rows one push holds at most; a device sends fewer. */
export const longestPush = 1000;

/**
 * How far a device has read: a version for each scope, under the grant by which it may read there. A grant that is not the
 * present one (access was lost and given again) counts as never read; another epoch means that the server was restored from a
 * backup, and its numbers with it. A version below which tombstones have been cleared since means that the scope is read anew.
 */
export const checkpoint = z.object({
	epoch: z.string().max(64),
	scopes: z.record(
		id,
		z.object({
			grant: z.string().max(64),
			version: z.number().int().nonnegative(),
			/** Up to which version old tombstones had been cleared when the reading of this scope began. */
			horizon: z.number().int().nonnegative().optional()
		})
	)
});
export type Checkpoint = z.output<typeof checkpoint>;

/** A record as both ends hold it: `_deleted` marks a tombstone. */
export type Stored<T> = T & { _deleted: boolean };

/** What a caller who may not see a document gets in its place. */
export interface Nothing {
	id: string;
	projectId: string | null;
	_deleted: true;
}

export interface Page<T> {
	documents: (T | Nothing)[];
	checkpoint: Checkpoint;
	/** Projects that could be read at the last checkpoint and no longer can. */
	revoked?: string[];
	/**
	 * Projects of which this collection is read anew from here on, because the device was away for longer than tombstones are kept:
	 * what it holds of them is given up unless it comes again. What waits to be pushed stays.
	 */
	reset?: string[];
}

/** A pushed row as it arrives: nothing in it is believed yet. */
export interface PushedRow {
	id: string;
	pushed: Record<string, unknown>;
	/** The word of the master that the device believed in; null for a document that it made. */
	assumedWriteId: string | null;
	/** What the device believed the master to be. */
	assumed: Record<string, unknown> | null;
}

/** The rows of a push that can be answered at all: those that name a document. */
export function readRows(body: readonly unknown[]): PushedRow[] {
	const rows: PushedRow[] = [];
	for (const row of body) {
		const pushed = field(row, 'newDocumentState');
		const documentId = id.safeParse(field(pushed, 'id'));
		if (!documentId.success || !isRecord(pushed)) continue;
		const assumed = field(row, 'assumedMasterState');
		const assumedWriteId = field(assumed, 'writeId');
		rows.push({
			id: documentId.data,
			pushed,
			assumedWriteId: typeof assumedWriteId === 'string' ? assumedWriteId : null,
			assumed: isRecord(assumed) ? assumed : null
		});
	}
	return rows;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const field = (value: unknown, name: string): unknown =>
	isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
