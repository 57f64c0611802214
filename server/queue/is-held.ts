import type { PostRow, ProjectRow } from '#db/schema.ts';

/** Whether a post waits in a queue that is paused. */
export const isHeld = (
	{ status, queuePlace }: Pick<PostRow, 'status' | 'queuePlace'>,
	project: Pick<ProjectRow, 'queuePaused'> | undefined
): boolean => status === 'scheduled' && queuePlace !== null && (project?.queuePaused ?? false);
