import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts, type ChallengeAnswer, type PublicationRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { AuditAction, AuditDetails } from '#sync/records/audit.ts';
import type { UpkeepAct } from '#sync/records/publication.ts';
import { record } from '../audit/record.ts';
import { access } from '../core/guard.ts';
import type { Deps } from '../core/deps.ts';
import { writePost } from '../posts/write-post.ts';
import { requireApproval } from '../reviews/require-approval.ts';
import { planUpkeep } from '../upkeep/plan.ts';
import { armPosts } from './arm-posts.ts';
import { change, lockPublication, noteFinding } from './change.ts';
import { concludePost } from './conclude-posts.ts';
import { resume } from './next-step.ts';
import { goOn } from './go-on.ts';
import { nextPart } from './snapshot.ts';
import { unclearPart } from './verify.ts';

/**
 * Offers what is missing to the network again: of a publication that failed before anything was out, what the post says now; of any other
 * the parts that are not there yet. `answer` goes with it, where the network had a question.
 */
export async function retryPublication(
	tx: Tx,
	deps: Deps,
	userId: string,
	id: string,
	answer?: ChallengeAnswer
): Promise<void> {
	const publication = await lockFor(tx, userId, id);
	const isIncomplete = publication.status === 'published' && nextPart(publication) !== undefined;
	if (publication.status !== 'failed' && !isIncomplete) throw new Refusal('publication_not_retryable');
	await audit(tx, deps, userId, publication, 'publication.retried');
	await sendAgain(tx, deps, publication);
	if (answer) await change(tx, deps, publication, { answer });
}

/** Does once more what a network did not do to something that is out: changes its words, takes it down, lets go of its pin. */
export async function repeatAct(
	tx: Tx,
	deps: Deps,
	userId: string,
	id: string,
	act: UpkeepAct
): Promise<void> {
	const publication = await lockFor(tx, userId, id);
	if (publication.status !== 'published') throw new Refusal('publication_not_retryable');
	await audit(tx, deps, userId, publication, 'publication.repeated', { act });
	await planUpkeep(tx, deps, act, [id], deps.clock.now());
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
	await audit(tx, deps, userId, publication, 'publication.resolved', { published: word.published });
	const part = await unclearPart(tx, publication);
	const outcome = word.published ? 'confirmed' : 'absent';
	await noteFinding(tx, deps, publication, { part, outcome, code: 'by_person', message: null });
	if (word.published) {
		await goOn(tx, deps, publication, part, { externalIds: [], url: word.url ?? null });
		await concludePost(tx, deps, publication.postId);
	} else {
		await change(tx, deps, publication, { status: 'failed' });
		await sendAgain(tx, deps, { ...publication, status: 'failed' });
	}
}

/** What a person decided, under the name of the channel that it is about. */
async function audit(
	tx: Tx,
	deps: Deps,
	actorId: string,
	{ id, projectId, accountId, status }: PublicationRow,
	action: AuditAction,
	details: AuditDetails = {}
): Promise<void> {
	const [account] = await tx
		.select({ title: accounts.title })
		.from(accounts)
		.where(eq(accounts.id, accountId));
	const target = { kind: 'publication' as const, id, name: account?.title };
	await record(tx, deps, { projectId, action, actorId, target, details: { was: status, ...details } });
}

async function sendAgain(tx: Tx, deps: Deps, publication: PublicationRow): Promise<void> {
	const { postId, projectId, accountId, sent } = publication;
	// What is out in part stays as it was approved; of anything else the post says what is sent.
	const isBegun = sent.some((part) => part !== null);
	const post = await writePost(tx, deps, postId, { status: 'publishing' });
	if (!isBegun) await requireApproval(tx, post);
	if (isBegun) await resume(tx, deps, publication);
	else {
		await armPosts(tx, deps, [
			{ post: { id: postId, projectId }, accountIds: [accountId], dueAt: deps.clock.now() }
		]);
	}
}

async function lockFor(tx: Tx, userId: string, id: string): Promise<PublicationRow> {
	const publication = await lockPublication(tx, id);
	if (!publication) throw new Refusal('not_found');
	await access(tx, userId, publication.projectId, 'posts.publish');
	return publication;
}
