/**
 * What this device reads posts by. The first two are not in the shared schema: RxDB's other storages can index no field that may be null, and what
 * has a time may be without one. A question about a project's posts names the index that is meant for it, since RxDB's own choice is by a
 * count of fields.
 */
export const postIndexes = {
	/**
	 * A calendar's month, a queue. IndexedDB leaves posts without a time out of it, which is what a range of times asks for; every other question
	 * must be answered by another, or drafts are missing from the answer.
	 */
	byTime: ['projectId', 'scheduledAt'],
	/** Drafts, or what has gone out, without all the others of a project: of one status, or of several, which are read one by one. */
	byStatus: ['projectId', 'status', 'updatedAt'],
	/** All there is, what was touched last at the end. In the shared schema. */
	byTouch: ['projectId', 'updatedAt']
} as const satisfies Record<string, readonly string[]>;

export type PostIndex = keyof typeof postIndexes;

/** As RxDB wants it in a question. */
export const indexed = (name: PostIndex): string[] => [...postIndexes[name]];
