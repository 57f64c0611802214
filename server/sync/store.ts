import type { Tx } from '#db/client.ts';
import type { CollectionName, Documents } from '#sync/collection.ts';
import type { PushedRow, Stored } from '#sync/protocol.ts';
import type { Role } from '#sync/records/member.ts';
import type { Deps } from '../core/deps.ts';

/** Who reads or writes, with the role in each project that they may see at all. */
export interface Reader {
	userId: string;
	roles: ReadonlyMap<string, Role>;
	/** The projects among these that let nothing be planned or sent that nobody has approved. */
	reviewed?: ReadonlySet<string>;
}

/** A pushed row that is well-formed, new to the ledger, and made against the present master. */
export interface Change<T> {
	row: PushedRow;
	pushed: Stored<T>;
	master: Stored<T> | null;
}

/**
 * What one collection adds to the replication: how its documents are read, and what a change does. `write` answers each
 * change: null where it went in as it was pushed, else the document that the device must take instead.
 */
export interface Store<Name extends CollectionName> {
	/** Those of the documents that the reader may see; with `lock`, held until the transaction ends. */
	read(
		tx: Tx,
		reader: Reader,
		ids: string[],
		options?: { lock: boolean }
	): Promise<Map<string, Stored<Documents[Name]>>>;
	/** What somebody with a new device looks for first: at most so many, whatever their place in the feed. */
	near?(tx: Tx, reader: Reader, now: Date, many: number): Promise<string[]>;
	/** Takes the locks that come before those of the documents themselves. */
	prepare?(tx: Tx, reader: Reader, rows: PushedRow[]): Promise<void>;
	/** What a new document of this reader says where its device said nothing. */
	blank?(reader: Reader, now: Date): object;
	/** Missing where devices only read. */
	write?(tx: Tx, deps: Deps, reader: Reader, changes: Change<Documents[Name]>[]): Promise<(object | null)[]>;
	/** Keeps what a conflicting row would lose for good. Answers nothing: the device is shown the master. */
	rescue?(tx: Tx, deps: Deps, reader: Reader, changes: Change<Documents[Name]>[]): Promise<void>;
}
