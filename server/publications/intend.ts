import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { attempts, type PublicationRow, type Snapshot } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { Outgoing } from '../integrations/social/network.ts';
import { groundOf } from './departures.ts';
import { outgoingOf } from './snapshot.ts';

/** How long a network may take for one part, in milliseconds. */
export const sendDeadline = 60_000;

/** A part that is about to be sent, and the attempt that says so. */
export interface Intent {
	attemptId: string;
	part: number;
	at: Date;
	outgoing: Outgoing;
}

interface Sending {
	publication: Pick<PublicationRow, 'id' | 'sent' | 'fence' | 'answer'>;
	snapshot: Snapshot;
	part: number;
}

/** Writes down that parts are about to be sent. Once the caller's transaction has committed, their first bytes may leave. */
export async function intendAll(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'files' | 'config'>,
	sending: Sending[]
): Promise<Intent[]> {
	if (sending.length === 0) return [];
	const now = deps.clock.now();
	const ground = await groundOf(deps);
	const deadlineAt = new Date(now.getTime() + sendDeadline);
	const begun = sending.map((one) => ({ ...one, attemptId: uuidv7() }));
	const rows = begun.map(({ attemptId, publication, snapshot, part }) => ({
		...{ id: attemptId, publication_id: publication.id, part, fence: publication.fence },
		content_hash: createHash('sha256').update(JSON.stringify(snapshot.parts[part])).digest('hex')
	}));
	await tx.execute(sql`
		insert into ${attempts} (id, publication_id, part, fence, content_hash, ground, started_at, deadline_at)
		select id, publication_id, part, fence, content_hash, ${ground}::text,
			${now.toISOString()}::timestamptz, ${deadlineAt.toISOString()}::timestamptz
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
			as begun(id uuid, publication_id uuid, part int, fence int, content_hash text)`);
	return begun.map(({ attemptId, publication, snapshot, part }) => ({
		...{ attemptId, part, at: now },
		outgoing: outgoingOf(deps, publication, snapshot, part)
	}));
}

/** The same of one. */
export async function intend(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'files' | 'config'>,
	sending: Sending
): Promise<Intent> {
	const [intent] = await intendAll(tx, deps, [sending]);
	if (!intent) throw new Error('an attempt was written down, and is not there');
	return intent;
}
