import { liveQuery } from 'dexie';
import { desk } from '#app/lib/data/desk.svelte.ts';
import type { Conflict } from '#app/lib/data/device.ts';

/** Conflicts that wait for this person's word, the newest first, for as long as the component that made it is there. */
export class OpenConflicts {
	list = $state.raw<Conflict[]>([]);

	constructor() {
		const { device } = desk();
		$effect(() => {
			const following = liveQuery(() => device.conflicts.toArray()).subscribe((found) => {
				this.list = found.toSorted((a, b) => b.at - a.at);
			});
			return () => following.unsubscribe();
		});
	}

	of(postId: string): Conflict[] {
		return this.list.filter((conflict) => conflict.postId === postId);
	}
}
