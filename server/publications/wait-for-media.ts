import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { posts, publications, type MediaRow, type PostRow, type PublicationRow } from '#db/schema.ts';
import type { AttemptReason } from '#sync/records/publication.ts';
import type { Deps } from '../core/deps.ts';
import { lockArrivals } from '../media/locks.ts';
import { awaitsMedia } from '../media/outgoing-media.ts';
import { change, noteFinding } from './change.ts';

/**
 * Whether what is to be sent needs files that their device has not uploaded yet. What has been sent or tried is frozen and had them. The
 * second look is under the lock that arriving files take: after a yes, whatever arrives finds this publication waiting.
 */
export async function lacksMedia(tx: Tx, post: PostRow, { snapshot }: PublicationRow): Promise<boolean> {
	if (snapshot !== null || !(await awaitsMedia(tx, post))) return false;
	await lockArrivals(tx, post.projectId);
	return awaitsMedia(tx, post);
}

/** Lets a publication wait, and says so once, however often it is looked at. */
export async function waitForMedia(tx: Tx, deps: Deps, publication: PublicationRow): Promise<void> {
	if (publication.waitsSince !== null) return;
	await noteWaiting(tx, deps, publication, 'not_sent', 'waiting_for_media');
	await change(tx, deps, publication, { waitsSince: deps.clock.now() });
}

/** Says that the files did not come in time. */
export const giveUpMedia = (tx: Tx, deps: Deps, publication: PublicationRow): Promise<void> =>
	noteWaiting(tx, deps, publication, 'refused', 'media_too_late');

/** Has all that waited for a file looked at again, now that it is here: in the transaction that brings it. */
export async function wakeWaiting(
	tx: Tx,
	deps: Pick<Deps, 'enqueue'>,
	{ id, projectId }: Pick<MediaRow, 'id' | 'projectId'>
): Promise<void> {
	const waiting = await tx
		.select({ id: publications.id })
		.from(publications)
		.innerJoin(posts, eq(posts.id, publications.postId))
		.where(
			and(
				eq(publications.projectId, projectId),
				eq(publications.status, 'pending'),
				isNotNull(publications.waitsSince),
				sql`${posts.media} @> ${JSON.stringify([{ mediaId: id }])}::jsonb`
			)
		);
	for (const publication of waiting) await deps.enqueue(tx, 'deliver', { publicationId: publication.id });
}

const noteWaiting = (
	tx: Tx,
	deps: Deps,
	publication: PublicationRow,
	outcome: 'not_sent' | 'refused',
	code: AttemptReason
): Promise<void> => noteFinding(tx, deps, publication, { part: 0, outcome, code, message: null });
