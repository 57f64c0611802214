import { kindOf } from '#app/lib/media/kinds.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { createPost } from '#app/lib/data/writes.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { markupOfShared } from '../composer/shared-markup.ts';
import { usualTargets } from '../composer/usual-targets.ts';
import type { Shared } from './shared.ts';

/** A draft with what was shared; what of it is not taken is told. */
export async function makeDraft(
	projectId: string,
	{ files, ...said }: Shared
): Promise<{ id: string; problem: string | null }> {
	const t = words.current.media;
	const [taken, strange] = [files.filter(kindOf), files.filter((file) => !kindOf(file))];
	const added = taken.length > 0 ? await desk().outbox.orders.add(projectId, taken) : null;
	const media = added?.is === 'added' ? added.ids.map((mediaId) => ({ mediaId })) : [];
	const targets = await usualTargets(projectId);
	const id = await createPost({ projectId, html: markupOfShared(said), media, targets });
	if (added && added.is !== 'added') return { id, problem: t[added.is] };
	return { id, problem: strange.length > 0 ? t.notTaken(strange.map(({ name }) => name).join(', ')) : null };
}
