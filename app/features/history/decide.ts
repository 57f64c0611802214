import type { Post } from '#sync/records/post.ts';
import { reopenConflict, settleConflict } from '#app/lib/data/conflicts.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import type { Conflict } from '#app/lib/data/device.ts';
import type { PostPart } from '#app/lib/data/writes.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { partOf, type Clashing } from './part-of.ts';

/** How the page that is open writes its post, so that what is being typed there goes along. */
export type Write = (part: PostPart) => Promise<void>;

/** The post gets this person's side in one field. Done on this device at once, and can be taken back. */
export async function takeMine(conflict: Conflict, field: Clashing, post: Post, write: Write): Promise<void> {
	const { device } = desk();
	const before = partOf(post, field);
	const mine = partOf(conflict.mine, field);
	const isMissed = mine.status === 'scheduled' && (mine.scheduledAt ?? '') <= new Date().toISOString();
	if (isMissed) return void toasts.fail(words.current.posts.inThePast);
	await write(mine);
	await settleConflict(device, conflict.id, field);
	say(words.current.history.tookMine, async () => {
		await write(before);
		await reopenConflict(device, conflict, field);
	});
}

/** The post stays as it is. This person's side remains in its history. */
export async function keepTheirs(conflict: Conflict, field: Clashing): Promise<void> {
	const { device } = desk();
	await settleConflict(device, conflict.id, field);
	say(words.current.history.keptTheirs, () => reopenConflict(device, conflict, field));
}

function say(text: string, undo: () => Promise<void>): void {
	toasts.show(text, { action: { label: words.current.common.undo, run: () => void undo() } });
}
