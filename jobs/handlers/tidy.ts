import { lt } from 'drizzle-orm';
import {
	appliedWrites,
	broughtTo,
	buckets,
	connectLinks,
	idempotentAnswers,
	preflights,
	presences,
	receivedUpdates
} from '#db/schema.ts';
import { clearAuth } from '#server/auth/clear-auth.ts';
import { clearStored } from '#server/media/clear-stored.ts';
import { clearNotices } from '#server/notices/forget.ts';
import { clearDepartures } from '#server/publications/departures.ts';
import { clearTombstones } from '#server/sync/tombstones.ts';
import type { Handler } from '../handler.ts';

const day = 24 * 3_600_000;
/** Answers to repeated requests are kept for a day, by the contract. */
const answersKept = day;
/** A network brings what it could not bring for a day. */
const updatesKept = 3 * day;
/** A device that was away longer than this pulls afresh before it pushes, so an older word cannot come again. */
const wordsKept = 180 * day;
/** A device that was away longer reads anew what it had. */
const tombstonesKept = 180 * day;
/** What nobody has taken from for so long is full, and the network has forgotten too. */
const bucketsKept = day;

export const tidy: Handler<'tidy'> = async (deps) => {
	const { db, clock } = deps;
	const before = (age: number) => new Date(clock.now().getTime() - age);
	await db.delete(idempotentAnswers).where(lt(idempotentAnswers.createdAt, before(answersKept)));
	await db.delete(appliedWrites).where(lt(appliedWrites.appliedAt, before(wordsKept)));
	await db.delete(buckets).where(lt(buckets.freeAt, before(bucketsKept)));
	await db.delete(receivedUpdates).where(lt(receivedUpdates.receivedAt, before(updatesKept)));
	await db.delete(broughtTo).where(lt(broughtTo.broughtAt, before(day)));
	await db.delete(connectLinks).where(lt(connectLinks.expiresAt, before(day)));
	await db.delete(preflights).where(lt(preflights.plannedAt, before(day)));
	await db.delete(presences).where(lt(presences.seenAt, before(day)));
	await deps.write((tx) => clearNotices(tx, clock.now()));
	await clearTombstones(db, before(tombstonesKept));
	await clearAuth(db, clock.now());
	await clearStored(deps);
	await clearDepartures(deps, before(day));
};
