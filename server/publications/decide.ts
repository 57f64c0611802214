import type { Tx } from '#db/client.ts';
import { attempts, type PublicationRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { access } from '../core/guard.ts';
import type { Deps } from '../core/deps.ts';
import { writePost } from '../posts/write-post.ts';
import { armPost } from './arm-post.ts';
import { concludePost } from './conclude-post.ts';
import { change, lockPublication, proof } from './settle.ts';

/** Offers a failed publication to its network again, with what the post says now. */
export async function retryPublication(tx: Tx, deps: Deps, userId: string, id: string): Promise<void> {
	const publication = await lockFor(tx, userId, id);
	if (publication.status !== 'failed') throw new Refusal('publication_not_retryable');
	await sendAgain(tx, deps, publication);
}

/** A person's word on what nothing else could tell: it is there, or it is not and may be sent again. */
export async function resolvePublication(
	tx: Tx,
	deps: Deps,
	userId: string,
	id: string,
	word: { published: boolean; url?: string | undefined }
): Promise<void> {
	const publication = await lockFor(tx, userId, id);
	if (publication.status !== 'needs_review') throw new Refusal('publication_not_in_review');
	const now = deps.clock.now();
	await tx.insert(attempts).values({
		...{ publicationId: id, fence: publication.fence, contentHash: '', code: 'by_person' },
		...{ outcome: word.published ? ('confirmed' as const) : ('absent' as const) },
		...{ startedAt: now, deadlineAt: now, endedAt: now }
	});
	if (word.published) {
		const sent = { externalIds: [], url: word.url ?? null };
		await change(tx, deps, publication, { status: 'published', ...proof(sent, now) });
		await concludePost(tx, deps, publication.postId);
	} else {
		await change(tx, deps, publication, { status: 'failed' });
		await sendAgain(tx, deps, publication);
	}
}

async function sendAgain(
	tx: Tx,
	deps: Deps,
	{ postId, projectId, accountId }: PublicationRow
): Promise<void> {
	await writePost(tx, deps, postId, { status: 'publishing' });
	await armPost(tx, deps, { id: postId, projectId }, [accountId], deps.clock.now());
}

async function lockFor(tx: Tx, userId: string, id: string): Promise<PublicationRow> {
	const publication = await lockPublication(tx, id);
	if (!publication) throw new Refusal('not_found');
	await access(tx, userId, publication.projectId, 'posts.publish');
	return publication;
}
