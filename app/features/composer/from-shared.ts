import { uuidv7 } from 'uuidv7';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { kindOf } from '#app/lib/media/kinds.ts';
import { createPost } from '#app/lib/data/writes.ts';
import { markupOfShared, type SharedWords } from './shared-markup.ts';
import { usualTargets } from './usual-targets.ts';

/** What another app hands over to be posted. */
export interface Shared extends SharedWords {
	files?: File[];
}

export interface SharedDraft {
	/** The new draft's. */
	id: string;
	/** Files that no post can hold, or that this device has no room for. */
	left: string[];
}

/** Makes a draft of it on this device, with no network too. The draft is there when it resolves; the composer opens it by its id. */
export async function draftFromShared(projectId: string, shared: Shared): Promise<SharedDraft> {
	const { files = [] } = shared;
	const taken = files.filter((file) => kindOf(file) !== undefined);
	const added = taken.length > 0 ? await desk().outbox.orders.add(projectId, taken) : null;
	const media = added?.is === 'added' ? added.ids.map((mediaId) => ({ mediaId })) : [];
	const id = uuidv7();
	await createPost({
		id,
		projectId,
		html: markupOfShared(shared),
		media,
		targets: await usualTargets(projectId)
	});
	const lost = added && added.is !== 'added' ? files : files.filter((file) => !taken.includes(file));
	return { id, left: lost.map(({ name }) => name) };
}
