import type { PostRow } from '#db/schema.ts';
import { shiftedDeletion } from '#sync/deletion.ts';

export type Times = Pick<PostRow, 'scheduledAt' | 'deleteAt'>;

/** The times of a post that is moved: an hour of deletion goes with it. */
export function movedTo(at: string, { scheduledAt, deleteAt }: Times): Times {
	const moved = shiftedDeletion(deleteAt?.toISOString() ?? null, scheduledAt?.toISOString() ?? null, at);
	return { scheduledAt: new Date(at), deleteAt: moved === null ? null : new Date(moved) };
}
