import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import type { Deps } from '../core/deps.ts';
import type { Claim } from './claim.ts';
import { writeStatuses } from '../posts/write-statuses.ts';
import { intendAll } from './intend.ts';
import type { Candidate } from './judge.ts';
import { leaseTime } from './lease.ts';
import { isElsewhere } from './snapshot.ts';

/** From here on they may be on their way: all of them by three statements, since what is due at one second is to leave in it. */
export async function beginAll(tx: Tx, deps: Deps, candidates: Candidate[]): Promise<Claim[]> {
	const taken = await take(tx, deps, candidates);
	const going = candidates.filter(({ publication }) => taken.has(publication.id));
	const begun = going.filter(({ post }) => post.status === 'scheduled');
	await writeStatuses(tx, deps, new Map(begun.map(({ post }) => [post.id, 'publishing'])));
	const intents = await intendAll(
		tx,
		deps,
		going.map(({ publication, snapshot, part, movedAt }) => ({
			// What is out in the channel's former place is nothing that a pin or a comment could be about.
			publication: {
				...publication,
				sent: isElsewhere(movedAt, publication) ? [] : publication.sent,
				fence: publication.fence + 1
			},
			snapshot,
			part
		}))
	);
	return going.flatMap(({ publication, network, channel }, index) => {
		const { id, postId, fence, dueAt, plannedAt } = publication;
		const intent = intents[index];
		const held = { publicationId: id, postId, fence: fence + 1, dueAt, plannedAt };
		return intent ? { ...held, network, channel, intent } : [];
	});
}

/** Another one of its post, judged just before, may have called off all of them: those that are still there are taken. */
async function take(tx: Tx, { clock }: Pick<Deps, 'clock'>, candidates: Candidate[]): Promise<Set<string>> {
	if (candidates.length === 0) return new Set();
	const now = clock.now();
	const taking = candidates.map(({ publication: { id }, snapshot, wish }) => ({
		...{ id, snapshot, wish, write_id: uuidv7() }
	}));
	const { rows } = await tx.execute<{ id: string }>(sql`
		update publications p set
			status = 'sending', fence = p.fence + 1, snapshot = taking.snapshot, wish = taking.wish, looks = 0,
			planned_at = null, turn_until = null, answer = null,
			lease_until = ${new Date(now.getTime() + leaseTime).toISOString()}::timestamptz,
			updated_at = ${now.toISOString()}::timestamptz, write_id = taking.write_id
		from jsonb_to_recordset(${JSON.stringify(taking)}::jsonb)
			as taking(id uuid, snapshot jsonb, wish jsonb, write_id text)
		where p.id = taking.id and p.status = 'pending'
		returning p.id`);
	return new Set(rows.map(({ id }) => id));
}
