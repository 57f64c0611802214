import type { Tx } from '#db/client.ts';
import type { PostRow, PublicationRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { planUpkeep } from './plan.ts';

const hour = 3_600_000;

/** What the post asks for once it is out: to be let go of its pin, to be taken down. */
export async function planWhatFollows(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'enqueue'>,
	{ id, snapshot, publishedAt }: Pick<PublicationRow, 'id' | 'snapshot' | 'publishedAt'>,
	{ deleteAt }: Pick<PostRow, 'deleteAt'>
): Promise<void> {
	if (!publishedAt) return;
	const { pin = false, pinHours } = snapshot?.options ?? {};
	if (pin && pinHours !== undefined) {
		await planUpkeep(tx, deps, 'unpin', [id], new Date(publishedAt.getTime() + pinHours * hour));
	}
	if (deleteAt) await planUpkeep(tx, deps, 'remove', [id], deleteAt);
}
