import type { Tx } from '#db/client.ts';
import type { PublicationRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { tooMany } from '../limits/slow-down.ts';
import { auditOutcomes } from './audit-outcomes.ts';
import { change, type PublicationChange } from './change.ts';

/** Pauses before the same content is offered again that surely was not sent, in seconds; the last one repeats. */
const pauses = [2, 5, 15, 60, 300];
/** So often it is offered; then it has failed. A network that names the pause itself is believed for longer. */
const mostDelays = 12;
const mostFloods = 60;
/** How soon a message of unknown fate is looked for, in milliseconds. */
const firstLook = 3000;

/** Counts a pause and tries again after it, or gives up. */
export async function postpone(
	tx: Tx,
	deps: Deps,
	publication: PublicationRow,
	{ retryAfterMs, code }: { retryAfterMs: number; code: string }
): Promise<void> {
	const isFlood = code === tooMany;
	if (publication.delays >= (isFlood ? mostFloods : mostDelays)) {
		await change(tx, deps, publication, { status: 'failed', leaseUntil: null });
		await auditOutcomes(tx, deps, 'publication.failed', [publication], { code });
		return;
	}
	const step = Math.min(publication.delays, pauses.length - 1);
	const pause = isFlood ? 0 : (pauses[step] ?? 0) * 1000;
	const dueAt = new Date(deps.clock.now().getTime() + Math.max(pause, retryAfterMs));
	await change(tx, deps, publication, {
		status: 'pending',
		dueAt,
		delays: publication.delays + 1,
		leaseUntil: null
	});
}

/** Nobody knows whether the part arrived: it is looked for. */
export async function lookFor(tx: Tx, deps: Deps, publication: PublicationRow): Promise<void> {
	const leaseUntil = new Date(deps.clock.now().getTime() + firstLook);
	await change(tx, deps, publication, { status: 'verifying', leaseUntil, looks: 0 });
}

/** What is missing goes out now, by a new claim. */
export async function resume(
	tx: Tx,
	deps: Deps,
	publication: PublicationRow,
	progress: PublicationChange = {}
): Promise<void> {
	const fresh = {
		status: 'pending',
		dueAt: deps.clock.now(),
		looks: 0,
		delays: 0,
		leaseUntil: null
	} as const;
	await change(tx, deps, publication, { ...progress, ...fresh });
	await deps.enqueue(tx, 'deliver', { publicationId: publication.id });
}
