import { liveQuery } from 'dexie';
import type { Notice, ReadMark } from '#sync/records/notice.ts';
import { send } from '#app/lib/api.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { live } from '#app/lib/data/live.svelte.ts';
import { markRead } from '#app/lib/data/read-notices.ts';

/** So many of the newest are shown: they are kept for three months at most, and nobody looks further back. */
const most = 200;

/** What this person was told, the newest first. For a component that shows it, or how much of it is unread. */
export class NoticeList {
	readonly #live = live(() => desk().db.notices.find({ sort: [{ at: 'desc' }], limit: most }));
	/** What was read on this device and has not come back from the server as read. */
	#marks = $state.raw<ReadonlyMap<string, string>>(new Map());

	constructor() {
		$effect(() => {
			const following = liveQuery(() => desk().device.read.toArray()).subscribe({
				next: (marks: ReadMark[]) => (this.#marks = new Map(marks.map(({ id, writeId }) => [id, writeId]))),
				error: () => {}
			});
			return () => following.unsubscribe();
		});
	}

	get current(): Notice[] {
		return this.#live.current;
	}

	get isReady(): boolean {
		return this.#live.isReady;
	}

	get unread(): Notice[] {
		return this.current.filter((notice) => this.isUnread(notice));
	}

	isUnread({ id, readAt, writeId }: Notice): boolean {
		return readAt === null && this.#marks.get(id) !== writeId;
	}

	async read(notices: Notice[]): Promise<void> {
		const { db, device } = desk();
		await markRead({ db, device, send }, notices);
	}
}
