import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { attempts, publications, type PublicationRow } from '#db/schema.ts';
import type { Attempt, Challenge } from '#sync/records/publication.ts';
import type { Deps } from '../core/deps.ts';
import type { Sent } from '../integrations/social/network.ts';
import { auditOutcomes } from './audit-outcomes.ts';

/** What became of an attempt, by its id. */
export interface Ended {
	attemptId: string;
	outcome: Attempt['outcome'];
	code: string | null;
	message: string | null;
	challenge: Challenge | null;
	externalIds: string[];
}

/** Writes down how attempts ended, those of which nobody has said it yet. */
export async function endAttempts(tx: Tx, { clock }: Pick<Deps, 'clock'>, ended: Ended[]): Promise<void> {
	const words = ended.map(({ attemptId: id, message, externalIds, ...one }) => ({
		...{ id, ...one, external_ids: externalIds, message: message?.slice(0, 1000) ?? null }
	}));
	await tx.execute(sql`update ${attempts} set
			outcome = ended.outcome, code = ended.code, message = ended.message, challenge = ended.challenge,
			external_ids = ended.external_ids, ended_at = ${clock.now().toISOString()}::timestamptz
		from jsonb_to_recordset(${JSON.stringify(words)}::jsonb)
			as ended(id uuid, outcome text, code text, message text, challenge jsonb, external_ids jsonb)
		where attempts.id = ended.id and attempts.ended_at is null`);
}

/** What a publication shows of the parts that are out. */
export type Progress = Pick<PublicationRow, 'sent' | 'externalIds' | 'url' | 'publishedAt'>;

/** The same with one part more: null where it was left out. */
export function withPart(
	{ snapshot, sent: before, publishedAt }: PublicationRow,
	part: number,
	made: Sent | null,
	now: Date
): Progress {
	const sent = (snapshot?.parts ?? []).map((_, at) => (at === part ? made : (before[at] ?? null)));
	return {
		sent,
		externalIds: sent.flatMap((one) => one?.externalIds ?? []),
		url: sent.find((one) => one?.url)?.url ?? null,
		publishedAt: publishedAt ?? now
	};
}

/** Publications of which the last part is out. */
export async function finishAll(
	tx: Tx,
	deps: Pick<Deps, 'clock' | 'metrics'>,
	finished: { publication: PublicationRow; progress: Progress }[]
): Promise<void> {
	if (finished.length === 0) return;
	const words = finished.map(({ publication: { id }, progress }) => ({
		...{ id, sent: progress.sent, external_ids: progress.externalIds, url: progress.url },
		...{ published_at: progress.publishedAt, write_id: uuidv7() }
	}));
	await tx.execute(sql`
		update ${publications} set
			status = 'published', lease_until = null, sent = word.sent, external_ids = word.external_ids, url = word.url,
			published_at = word.published_at, updated_at = ${deps.clock.now().toISOString()}::timestamptz, write_id = word.write_id
		from jsonb_to_recordset(${JSON.stringify(words)}::jsonb)
			as word(id uuid, sent jsonb, external_ids jsonb, url text, published_at timestamptz, write_id text)
		where publications.id = word.id`);
	await auditOutcomes(
		tx,
		deps,
		'publication.published',
		finished.map(({ publication }) => publication)
	);
}
