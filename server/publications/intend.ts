import { createHash } from 'node:crypto';
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

/** Writes down that a part is about to be sent. Once the caller's transaction has committed, its first byte may leave. */
export async function intend(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'files' | 'config'>,
	publication: Pick<PublicationRow, 'id' | 'sent' | 'fence' | 'answer'>,
	snapshot: Snapshot,
	part: number
): Promise<Intent> {
	const now = deps.clock.now();
	const attemptId = uuidv7();
	await tx.insert(attempts).values({
		...{ id: attemptId, publicationId: publication.id, part, fence: publication.fence, startedAt: now },
		ground: await groundOf(deps),
		deadlineAt: new Date(now.getTime() + sendDeadline),
		contentHash: createHash('sha256').update(JSON.stringify(snapshot.parts[part])).digest('hex')
	});
	return { attemptId, part, at: now, outgoing: outgoingOf(deps, publication, snapshot, part) };
}
