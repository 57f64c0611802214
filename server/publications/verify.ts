import { and, desc, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { attempts, posts, publications, type PublicationRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { Verdict } from '../integrations/social/network.ts';
import { auditOutcomes } from './audit-outcomes.ts';
import { change, lockPublication, noteFinding } from './change.ts';
import { concludePost } from './conclude-posts.ts';
import { resume } from './next-step.ts';
import { prepare } from './prepare.ts';
import { goOn } from './go-on.ts';
import { missing, timesMissing } from './ruled-out.ts';
import { outgoingOf } from './snapshot.ts';

/**
 * Pauses between looks for a message of unknown fate, in seconds. After the last a person is asked: two minutes after the send at the
 * latest, the lease of a worker that died included.
 */
const pauses = [7, 15, 25, 30];
/** A network that loses the answer to every one of so many sends is not asked for ever: then a person is. */
const mostTries = 8;
/** How long one look may take, in milliseconds. */
const lookDeadline = 15_000;

/**
 * Looks for a message that may or may not have been sent. Found: it is published, with the evidence. Proven absent: it is sent again.
 * Neither, after several looks: a person decides.
 */
export async function verify(deps: Deps, publicationId: string): Promise<void> {
	const look = await deps.write((tx) => prepareLook(tx, deps, publicationId));
	if (!look) return;
	const { ready, part, sentAt, tries, fence } = look;
	const seen: Verdict =
		'objection' in ready
			? { is: 'unknown', message: ready.objection.code }
			: await ready.network.verify(ready.channel, ready.outgoing, sentAt, AbortSignal.timeout(lookDeadline));
	await deps.write(async (tx) => {
		const publication = await lockPublication(tx, publicationId);
		if (publication?.status !== 'verifying' || publication.fence !== fence) return;
		const verdict = await weigh(tx, deps, publication, look, await ownOf(tx, publication, seen));
		await noteFinding(tx, deps, publication, { part, ...wordsOf(verdict) });
		if (verdict.is === 'published') await goOn(tx, deps, publication, part, verdict.sent);
		else if (verdict.is === 'absent' && tries < mostTries) await resume(tx, deps, publication);
		else await waitOrAsk(tx, deps, publication);
		await concludePost(tx, deps, publication.postId);
	});
}

/** What a list of messages says in which the part is not. */
async function weigh(
	tx: Tx,
	deps: Deps,
	publication: PublicationRow,
	{ part, sentAt, ready }: NonNullable<Awaited<ReturnType<typeof prepareLook>>>,
	seen: Verdict
): Promise<Verdict> {
	if (seen.is !== 'missing') return seen;
	const movedAt = 'movedAt' in ready ? ready.movedAt : null;
	const { there, isLive = false } = seen;
	const times = await timesMissing(tx, deps, publication, { part, sentAt, movedAt, there, isLive });
	if (times === 0) return { is: 'unknown', message: 'the message is not among the newest that can be seen' };
	return times === 2 ? { is: 'absent' } : seen;
}

async function waitOrAsk(tx: Tx, deps: Deps, publication: PublicationRow): Promise<void> {
	const pause = pauses[publication.looks];
	const looks = publication.looks + 1;
	if (pause === undefined) {
		await change(tx, deps, publication, { status: 'needs_review', looks, leaseUntil: null });
		await auditOutcomes(tx, deps, 'publication.unclear', [publication]);
		return;
	}
	const leaseUntil = new Date(deps.clock.now().getTime() + pause * 1000);
	await change(tx, deps, publication, { status: 'verifying', looks, leaseUntil });
}

/** Two posts may say the same, and two parts: a message that is already counted as one's own is no evidence for another. */
async function ownOf(
	tx: Tx,
	{ id, accountId, externalIds }: PublicationRow,
	seen: Verdict
): Promise<Verdict> {
	if (seen.is !== 'published' || seen.sent.externalIds.length === 0) return seen;
	const ids = seen.sent.externalIds;
	const isOwn = ids.every((one) => externalIds.includes(one));
	const [taken] = await tx
		.select({ id: publications.id })
		.from(publications)
		.where(
			and(
				eq(publications.accountId, accountId),
				ne(publications.id, id),
				sql`${publications.externalIds} @> ${JSON.stringify(ids)}::jsonb`
			)
		)
		.limit(1);
	return taken || isOwn
		? { is: 'unknown', message: 'the message that was found is another publication’s' }
		: seen;
}

/** Takes the turn: the lease is moved on, so that no other worker looks at the same time. */
async function prepareLook(tx: Tx, deps: Deps, publicationId: string) {
	const now = deps.clock.now();
	const publication = await lockPublication(tx, publicationId);
	const isDue =
		publication?.status === 'verifying' && publication.leaseUntil !== null && publication.leaseUntil <= now;
	if (!publication || !isDue) return null;
	const [post] = await tx.select().from(posts).where(eq(posts.id, publication.postId));
	const sent = await lastSend(tx, publication);
	if (!post || !sent) return null;
	await change(tx, deps, publication, { leaseUntil: new Date(now.getTime() + 2 * lookDeadline) });
	const ready = await prepare(tx, deps, post, publication);
	const { part } = sent;
	const about = { part, fence: publication.fence, ...(await unclearSends(tx, publication, sent)) };
	if ('objection' in ready) return { ready, ...about };
	const before = await newestBefore(tx, publication, about.sentAt, ready.movedAt);
	const outgoing = { ...outgoingOf(deps, publication, ready.snapshot, part), before };
	return { ready: { ...ready, outgoing }, ...about };
}

/** The newest of ours in the channel from before an instant, by the number of its first message: of that alone it is known when it was made. */
async function newestBefore(
	tx: Tx,
	{ accountId, externalIds }: PublicationRow,
	sentAt: Date,
	movedAt: Date | null
): Promise<string | undefined> {
	if (externalIds.length > 0) return externalIds[0];
	const { publishedAt } = publications;
	const [last] = await tx
		.select({ externalIds: publications.externalIds })
		.from(publications)
		.where(
			and(
				...[eq(publications.accountId, accountId), eq(publications.status, 'published')],
				...[lt(publishedAt, sentAt), ne(publications.externalIds, [])],
				movedAt === null ? undefined : gt(publishedAt, movedAt)
			)
		)
		.orderBy(desc(publishedAt))
		.limit(1);
	return last?.externalIds[0];
}

/**
 * How often this part may have been sent, and since when: any of these may be the one that arrived, so a network's memory for its key counts
 * from the first.
 */
async function unclearSends(
	tx: Tx,
	{ id }: Pick<PublicationRow, 'id'>,
	last: { part: number; startedAt: Date }
): Promise<{ sentAt: Date; tries: number }> {
	const made = await tx
		.select({ startedAt: attempts.startedAt })
		.from(attempts)
		.where(
			and(
				eq(attempts.publicationId, id),
				eq(attempts.part, last.part),
				ne(attempts.contentHash, ''),
				inArray(attempts.outcome, ['unknown', 'sending'])
			)
		)
		.orderBy(attempts.startedAt);
	return { sentAt: made[0]?.startedAt ?? last.startedAt, tries: made.length };
}

/** The last attempt that sent something, or may have. */
async function lastSend(tx: Tx, { id }: Pick<PublicationRow, 'id'>) {
	const [last] = await tx
		.select({ part: attempts.part, startedAt: attempts.startedAt })
		.from(attempts)
		.where(and(eq(attempts.publicationId, id), ne(attempts.contentHash, '')))
		.orderBy(desc(attempts.startedAt), desc(attempts.id))
		.limit(1);
	return last;
}

/** The part that the question is about, of a publication whose fate is unknown. */
export const unclearPart = async (tx: Tx, publication: Pick<PublicationRow, 'id'>): Promise<number> =>
	(await lastSend(tx, publication))?.part ?? 0;

function wordsOf(verdict: Verdict) {
	if (verdict.is === 'published') return { outcome: 'confirmed' as const, code: null, message: null };
	if (verdict.is === 'absent') return { outcome: 'absent' as const, code: null, message: null };
	if (verdict.is === 'missing') return { outcome: 'unknown' as const, code: missing, message: null };
	return { outcome: 'unknown' as const, code: 'not_found_yet', message: verdict.message.slice(0, 1000) };
}
