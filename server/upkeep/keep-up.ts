import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { posts, upkeep, type PublicationRow, type UpkeepRow } from '#db/schema.ts';
import { degrade } from '../accounts/health.ts';
import { moveAccount } from '../accounts/move-accounts.ts';
import type { Deps } from '../core/deps.ts';
import type { ActOutcome } from '../integrations/social/network.ts';
import { announce } from '../notices/announce.ts';
import { change, lockPublication, noteFinding } from '../publications/change.ts';
import { prepare, type Ready } from '../publications/prepare.ts';
import { actOn } from './act.ts';

/** Pauses between tries of what could not be done at the moment, in seconds; after the last it has failed. */
const pauses = [5, 15, 60, 300, 900, 3600];
/** How long a network may take for one act, in milliseconds. */
const deadline = 60_000;
/** So long nobody else tries the same, in milliseconds. */
const turn = 2 * deadline;

/** Does one thing to a publication that is out, and writes down what came of it. */
export async function keepUp(deps: Deps, upkeepId: string): Promise<void> {
	const taken = await deps.write((tx) => take(tx, deps, upkeepId));
	if (!taken) return;
	const outcome = await outcomeOf(deps, taken);
	await deps.write((tx) => conclude(tx, deps, taken, outcome));
}

interface Taken {
	chore: UpkeepRow;
	publication: PublicationRow;
	ready: Ready | { objection: { code: string; detail: string } };
	/** What the post says now. */
	post: typeof posts.$inferSelect;
}

/**
 * Takes the turn: it is moved on, so that no other worker does the same at the same time. What is ahead of a publication is part of it, so each
 * change here is one of the publication as well.
 */
async function take(tx: Tx, deps: Deps, id: string): Promise<Taken | null> {
	const now = deps.clock.now();
	const [known] = await tx.select().from(upkeep).where(eq(upkeep.id, id));
	const publication = known && (await lockPublication(tx, known.publicationId));
	if (!publication) return null;
	const [chore] = await tx
		.select()
		.from(upkeep)
		.where(and(eq(upkeep.id, id), isNull(upkeep.endedAt)))
		.for('update');
	const [post] = await tx.select().from(posts).where(eq(posts.id, publication.postId));
	if (!chore || !post || chore.dueAt > now) return null;
	if (!isOutFor(chore.act, publication)) {
		await end(tx, deps, chore);
		await change(tx, deps, publication, {});
		return null;
	}
	const tries = chore.tries + 1;
	await tx
		.update(upkeep)
		.set({ dueAt: new Date(now.getTime() + turn), tries })
		.where(eq(upkeep.id, id));
	await change(tx, deps, publication, {});
	return { chore: { ...chore, tries }, publication, post, ready: await prepare(tx, deps, post, publication) };
}

/** What has failed after its beginning was out can be taken down, and nothing else. */
const isOutFor = (act: UpkeepRow['act'], { status, externalIds }: PublicationRow): boolean =>
	status === 'published' || (act === 'remove' && status === 'failed' && externalIds.length > 0);

async function outcomeOf(deps: Deps, { chore, publication, post, ready }: Taken): Promise<ActOutcome> {
	if ('objection' in ready) {
		return { is: 'refused', code: ready.objection.code, message: ready.objection.detail };
	}
	try {
		return await actOn(deps, chore.act, ready, publication, post, AbortSignal.timeout(deadline));
	} catch (error) {
		deps.log.error({ err: error, publicationId: publication.id }, 'an adapter threw instead of answering');
		return { is: 'unknown', code: 'internal', message: 'the network’s answer could not be read' };
	}
}

async function conclude(
	tx: Tx,
	deps: Deps,
	{ chore, publication }: Taken,
	outcome: ActOutcome
): Promise<void> {
	const locked = await lockPublication(tx, publication.id);
	if (!locked) return;
	const { code, message } = { code: null, message: null, ...outcome };
	const words = { code, message: message?.slice(0, 1000) ?? null };
	await noteFinding(tx, deps, locked, { part: 0, act: chore.act, outcome: outcome.is, ...words });
	await settleChore(tx, deps, chore, locked, outcome);
	const isGone = outcome.is === 'done' && chore.act === 'remove' && locked.status === publication.status;
	const gone = isGone ? ({ status: 'deleted', takenDownAt: deps.clock.now() } as const) : {};
	await change(tx, deps, locked, gone);
}

async function settleChore(
	tx: Tx,
	deps: Deps,
	chore: UpkeepRow,
	locked: PublicationRow,
	outcome: ActOutcome
): Promise<void> {
	if (outcome.is === 'done') return end(tx, deps, chore);
	if (outcome.is === 'refused') {
		if (outcome.accountStatus) await degrade(tx, deps, locked, outcome.accountStatus, outcome.code);
		return giveUp(tx, deps, chore, locked);
	}
	if (outcome.is === 'not_sent' && outcome.movedTo !== undefined) {
		await moveAccount(tx, deps, locked, outcome.movedTo);
	}
	const pause = pauses[chore.tries - 1];
	if (pause === undefined) return giveUp(tx, deps, chore, locked);
	const wait = Math.max(pause * 1000, outcome.is === 'not_sent' ? outcome.retryAfterMs : 0);
	const dueAt = new Date(deps.clock.now().getTime() + wait);
	await tx.update(upkeep).set({ dueAt }).where(eq(upkeep.id, chore.id));
}

async function giveUp(
	tx: Tx,
	deps: Deps,
	chore: UpkeepRow,
	{ postId, accountId }: PublicationRow
): Promise<void> {
	await end(tx, deps, chore);
	await announce(tx, deps, [{ postId, kind: `${chore.act}_failed`, accountIds: [accountId] }]);
}

async function end(tx: Tx, { clock }: Deps, { id }: UpkeepRow): Promise<void> {
	await tx.update(upkeep).set({ endedAt: clock.now() }).where(eq(upkeep.id, id));
}
