import { isPlanned } from '#sync/records/post.ts';
import type { RevisionContent } from '#sync/records/revision.ts';
import type { Conflict } from '#app/lib/data/device.ts';
import type { PostPart } from '#app/lib/data/writes.ts';

/** What two people can clash in. */
export type Clashing = Conflict['fields'][number];

/** What a field stands for in a post. A status that only the server gives is left out. */
export function partOf(content: RevisionContent, field: Clashing): PostPart {
	if (field !== 'plan') return { [field]: content[field] };
	const { status, scheduledAt, deleteAt, targets } = content;
	// A time that was taken back is its own: the place in the queue may be another's by now.
	return { scheduledAt, queuePlace: null, deleteAt, targets, ...(isPlanned(status) ? { status } : {}) };
}
