import { receivedUpdates, type ReceiverRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { isDatabaseAway } from '../core/failures.ts';
import { heed } from './heed.ts';
import { countReactions } from './count-reactions.ts';
import type { News } from './news.ts';

/**
 * Takes in one update, whichever way it came. What it changes is committed together with its number, so that it changes that once, however
 * often it comes. Counts of reactions need no number: each is the whole of it, and the newest stays.
 */
export async function takeUpdate(
	deps: Deps,
	receiver: ReceiverRow,
	{ number, news }: { number: number; news: News | null }
): Promise<void> {
	if (news === null) return;
	if (news.is === 'reactions') return countReactions(deps.db, receiver, news);
	const mark = { receiverId: receiver.id, number, receivedAt: deps.clock.now() };
	try {
		await deps.write(async (tx) => {
			const [fresh] = await tx.insert(receivedUpdates).values(mark).onConflictDoNothing().returning();
			if (fresh) await heed(tx, deps, receiver, news);
		});
	} catch (error) {
		if (isDatabaseAway(error)) throw error;
		// One that we cannot digest would be brought again and again, and those behind it never.
		deps.log.error({ err: error, news: news.is }, 'an update could not be taken in');
		await deps.db.insert(receivedUpdates).values(mark).onConflictDoNothing();
	}
}
