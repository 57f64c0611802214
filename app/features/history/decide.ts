import { isPlanned, type Post } from '#sync/records/post.ts';
import type { RevisionContent } from '#sync/records/revision.ts';
import { reopenConflict, settleConflict } from '#app/lib/data/conflicts.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import type { Conflict } from '#app/lib/data/device.ts';
import type { PostPart } from '#app/lib/data/writes.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';

export type Clashing = Conflict['fields'][number];

/** How the page that is open writes its post, so that what is being typed there goes along. */
export type Write = (part: PostPart) => Promise<void>;

/** The post gets this person's side in one field. Done on this device at once, and can be taken back. */
export async function takeMine(conflict: Conflict, field: Clashing, post: Post, write: Write): Promise<void> {
	const { device } = desk();
	const before = partOf(post, field);
	await write(partOf(conflict.mine, field));
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

/** What a field stands for in a post. A status that only the server gives is left out. */
export function partOf(content: RevisionContent, field: Clashing): PostPart {
	if (field !== 'plan') return { [field]: content[field] };
	const { status, scheduledAt, deleteAt, targets } = content;
	return { scheduledAt, deleteAt, targets, ...(isPlanned(status) ? { status } : {}) };
}

function say(text: string, undo: () => Promise<void>): void {
	toasts.show(text, { action: { label: words.current.common.undo, run: () => void undo() } });
}
