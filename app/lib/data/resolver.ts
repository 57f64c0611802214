import { uuidv7 } from 'uuidv7';
import type { Stored } from '#sync/protocol.ts';

/** What becomes of a document that this device and the server have both changed since `base`. */
export type Resolver<T> = (
	base: Stored<T> | undefined,
	mine: Stored<T>,
	theirs: Stored<T>
) => Promise<Stored<T>>;

/** The same under a word and a time of its own: it will be pushed as a new write. */
export const fresh = <T extends { writeId: string }>(document: T): T => ({
	...document,
	writeId: uuidv7(),
	updatedAt: new Date().toISOString()
});
