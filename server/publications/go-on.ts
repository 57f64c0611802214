import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { posts, type PublicationRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { Sent } from '../integrations/social/network.ts';
import { planWhatFollows } from '../upkeep/follow.ts';
import { change } from './change.ts';
import { finishAll, withPart } from './finish.ts';
import { intend, type Intent } from './intend.ts';
import { leaseTime } from './lease.ts';
import { resume } from './next-step.ts';
import { nextPart } from './snapshot.ts';

/** Keeps what came of a part, and goes on to the next: at once where the claim still stands, else by a new one. */
export async function goOn(
	tx: Tx,
	deps: Deps,
	publication: PublicationRow,
	part: number,
	made: Sent | null
): Promise<Intent | undefined> {
	const now = deps.clock.now();
	const { snapshot, status } = publication;
	const progress = withPart(publication, part, made, now);
	const { sent } = progress;
	const next = nextPart({ snapshot, sent }, part);
	if (!snapshot || next === undefined) {
		await finishAll(tx, deps, [{ publication, progress }]);
		const [post] = await tx.select().from(posts).where(eq(posts.id, publication.postId));
		if (post) await planWhatFollows(tx, deps, { ...publication, ...progress }, post);
		return undefined;
	}
	if (status !== 'sending') {
		await resume(tx, deps, publication, progress);
		return undefined;
	}
	const leaseUntil = new Date(now.getTime() + leaseTime);
	await change(tx, deps, publication, { ...progress, leaseUntil });
	return intend(tx, deps, { publication: { ...publication, sent }, snapshot, part: next });
}
