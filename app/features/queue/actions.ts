import { shiftedDeletion } from '#sync/deletion.ts';
import { changeProject, patchPost } from '#app/lib/data/writes.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { reorder } from '#sync/queue/reorder.ts';
import { here } from '../posts/here.svelte.ts';
import type { QueueState } from './queue-state.svelte.ts';

/** What is done with a queue, on this device at once. */

export async function setPaused(queuePaused: boolean): Promise<void> {
	const { projectId } = here;
	await changeProject(projectId, { queuePaused });
	const { pausedSaid, resumedSaid } = words.current.queue;
	toasts.show(queuePaused ? pausedSaid : resumedSaid, {
		action: {
			label: words.current.common.undo,
			run: () => void changeProject(projectId, { queuePaused: !queuePaused })
		}
	});
}

/** Puts a post at another place among all that wait, counted from 0. */
export async function movePost({ posts, queued, week }: QueueState, id: string, to: number): Promise<void> {
	const byId = new Map(posts.map((post) => [post.id, post]));
	const moves = reorder(queued, week.slots, id, Math.min(Math.max(to, 0), queued.length - 1));
	await Promise.all(
		moves.map(({ id, place, at }) => {
			const { deleteAt = null, scheduledAt = null } = byId.get(id) ?? {};
			return patchPost(id, {
				scheduledAt: at,
				queuePlace: place,
				deleteAt: shiftedDeletion(deleteAt, scheduledAt, at)
			});
		})
	);
}
