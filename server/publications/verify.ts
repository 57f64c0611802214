import { and, desc, eq, gte, ne, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { attempts, posts, publications, type PublicationRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { Verdict } from '../integrations/social/network.ts';
import { concludePost } from './conclude-post.ts';
import { prepare } from './prepare.ts';
import { change, lockPublication, proof } from './settle.ts';

/**
 * Pauses between looks for a message of unknown fate, in seconds. After the last a person is asked: two minutes after the send at the
 * latest, the lease of a worker that died included.
 */
const pauses = [7, 15, 25, 30];
/** How long one look may take, in milliseconds. */
const lookDeadline = 15_000;

/**
 * Looks for a message that may or may not have been sent. Found: it is published, with the evidence. Proven absent: it is sent again.
 * Neither, after several looks: a person decides.
 */
export async function verify(deps: Deps, publicationId: string): Promise<void> {
	const look = await deps.write((tx) => prepareLook(tx, deps, publicationId));
	if (!look) return;
	const { ready, sentAt, fence } = look;
	const seen: Verdict =
		'objection' in ready
			? { is: 'unknown', message: ready.objection.code }
			: await ready.network.verify(ready.channel, ready.outgoing, sentAt, AbortSignal.timeout(lookDeadline));
	await deps.write(async (tx) => {
		const publication = await lockPublication(tx, publicationId);
		if (publication?.status !== 'verifying' || publication.fence !== fence) return;
		const now = deps.clock.now();
		const verdict = await ownOf(tx, publication, seen);
		const { code, message, outcome } = wordsOf(verdict);
		await tx.insert(attempts).values({
			...{ publicationId, fence, contentHash: '', outcome, code, message },
			...{ startedAt: now, deadlineAt: now, endedAt: now }
		});
		if (verdict.is === 'published') {
			await change(tx, deps, publication, { status: 'published', ...proof(verdict.sent, now) });
		} else if (verdict.is === 'absent') {
			await change(tx, deps, publication, { status: 'pending', dueAt: now, leaseUntil: null });
		} else {
			const pause = pauses[publication.looks];
			const next = new Date(now.getTime() + (pause ?? 0) * 1000);
			const goesOn = pause !== undefined;
			await change(tx, deps, publication, {
				status: goesOn ? 'verifying' : 'needs_review',
				looks: publication.looks + 1,
				leaseUntil: goesOn ? next : null
			});
		}
		await concludePost(tx, deps, publication.postId);
	});
}

/** Two posts may say the same: a message that another publication of the channel already counts as its own is no evidence for this one. */
async function ownOf(tx: Tx, { id, accountId }: PublicationRow, seen: Verdict): Promise<Verdict> {
	if (seen.is !== 'published' || seen.sent.externalIds.length === 0) return seen;
	const [taken] = await tx
		.select({ id: publications.id })
		.from(publications)
		.where(
			and(
				eq(publications.accountId, accountId),
				ne(publications.id, id),
				sql`${publications.externalIds} @> ${JSON.stringify(seen.sent.externalIds)}::jsonb`
			)
		)
		.limit(1);
	return taken ? { is: 'unknown', message: 'the message that was found is another publication’s' } : seen;
}

/** Takes the turn: the lease is moved on, so that no other worker looks at the same time. */
async function prepareLook(tx: Tx, deps: Deps, publicationId: string) {
	const now = deps.clock.now();
	const publication = await lockPublication(tx, publicationId);
	const isDue =
		publication?.status === 'verifying' && publication.leaseUntil !== null && publication.leaseUntil <= now;
	if (!publication || !isDue) return null;
	const [post] = await tx.select().from(posts).where(eq(posts.id, publication.postId));
	const [sent] = await tx
		.select({ startedAt: attempts.startedAt })
		.from(attempts)
		.where(
			and(
				eq(attempts.publicationId, publicationId),
				ne(attempts.contentHash, ''),
				gte(attempts.fence, publication.fence)
			)
		)
		.orderBy(desc(attempts.startedAt))
		.limit(1);
	if (!post || !sent) return null;
	await change(tx, deps, publication, { leaseUntil: new Date(now.getTime() + 2 * lookDeadline) });
	const ready = await prepare(tx, deps, post, publication);
	return { ready, sentAt: sent.startedAt, fence: publication.fence };
}

function wordsOf(verdict: Verdict) {
	if (verdict.is === 'published') return { outcome: 'confirmed' as const, code: null, message: null };
	if (verdict.is === 'absent') return { outcome: 'absent' as const, code: null, message: null };
	return { outcome: 'unknown' as const, code: 'not_found_yet', message: verdict.message.slice(0, 1000) };
}
