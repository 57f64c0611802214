import { holdsNewText, isOut } from '#sync/judge-post.ts';
import type { Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import type { Database } from './database.ts';
import type { DeviceStore } from './device.ts';
import { rescueText } from './rescue.ts';

/**
 * A text that reaches the server when its post is out goes on as a draft of its own, unless its writer may no longer write in the project, which
 * this device may not know yet. So it is kept aside here until that draft has come.
 */

export interface PushedPost {
	newDocumentState: Stored<Post>;
	assumedMasterState?: Stored<Post>;
}

/** Before the device takes the masters, which are all that the server answered. */
export async function keepLateTexts(
	{ database, device }: { database: Database; device: DeviceStore },
	rows: PushedPost[],
	masters: Stored<Post>[]
): Promise<void> {
	const byId = new Map(masters.map((master) => [master.id, master]));
	for (const { newDocumentState: mine, assumedMasterState: base } of rows) {
		const theirs = byId.get(mine.id);
		// What may not be seen is no post, and has no status.
		if (!theirs?.status || mine._deleted || !isOut(theirs) || !holdsNewText(mine, base ?? null, theirs))
			continue;
		const selector = { lateEditOf: mine.id, html: mine.html };
		const draft = await database.posts.findOne({ selector }).exec();
		if (!draft) await rescueText(device, mine, 'late');
	}
}

/** Drafts of late texts that have come. */
export async function dropDrafted(device: DeviceStore, documents: Partial<Post>[]): Promise<void> {
	const drafts = documents.filter(({ lateEditOf }) => lateEditOf);
	if (drafts.length === 0) return;
	const kept = await device.rescued.toArray();
	const isThere = ({ why, postId, html }: (typeof kept)[number]) =>
		why === 'late' && drafts.some((draft) => draft.lateEditOf === postId && draft.html === html);
	await device.rescued.bulkDelete(kept.filter(isThere).map(({ id }) => id));
}
