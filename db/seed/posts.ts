import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { contentHash } from '#sync/approval.ts';
import type { Comment } from '#sync/records/comment.ts';
import type { Tx } from '../client.ts';
import { attempts, posts, publications, channelMessages } from '../schema.ts';
import { planFor, type Planned } from './plan.ts';
import type { Desk } from './project.ts';

/** Writes the posts of a desk, and for those that lie behind, what became of them. */
export async function addPosts(
	tx: Tx,
	desk: Desk,
	texts: readonly (readonly [string, string])[],
	options: { now: Date; publicUrl: string }
): Promise<void> {
	const planned = texts.map(([title, html], index) => {
		const accountIds = desk.accountIds.filter((_id, place) => place === 0 || index % 2 === 0);
		return {
			title,
			html,
			index,
			accountIds,
			plan: planFor(index, texts.length, accountIds.length, options.now)
		};
	});
	// A channel shows what came last first: the messages are numbered in the order in which they went out.
	const due = ({ plan }: (typeof planned)[number]) => plan.at?.getTime() ?? Number.MAX_SAFE_INTEGER;
	for (const { title, html, index, accountIds, plan } of planned.toSorted((a, b) => due(a) - due(b))) {
		const id = uuidv7();
		const writtenAt = new Date((plan.at ?? options.now).getTime() - 30 * 3_600_000);
		const createdAt = writtenAt < options.now ? writtenAt : options.now;
		const targets = accountIds.map((accountId) => ({ accountId }));
		const [owner = '', mate = owner] = desk.authors;
		// What is planned or out has somebody's word; what waits for one is spoken of.
		const isOpen = plan.status === 'draft' || plan.status === 'review';
		const hash = contentHash({ html, media: [], poll: null, targets });
		await tx.insert(posts).values({
			approval: isOpen ? null : { by: owner, client: null, at: createdAt.toISOString(), hash },
			thread: plan.status === 'review' ? [question(mate, createdAt)] : [],
			...{ id, projectId: desk.projectId, title, html, status: plan.status, scheduledAt: plan.at },
			targets,
			labels: index % 4 === 0 ? ['меню'] : index % 7 === 0 ? ['события'] : [],
			createdBy: desk.authors[index % desk.authors.length] ?? '',
			createdAt,
			updatedAt: createdAt
		});
		await addOutcomes(tx, { id, html, projectId: desk.projectId, accountIds }, plan, options.publicUrl);
	}
}

const question = (by: string, at: Date): Comment => ({
	...{ id: uuidv7(), by, client: null, at: at.toISOString(), editedAt: null, quote: null, replyTo: null },
	text: 'Проверьте, пожалуйста, цену и время.',
	...{ mentions: [], isReturn: false, resolvedAt: null, resolvedBy: null }
});

interface Sent {
	id: string;
	html: string;
	projectId: string;
	accountIds: string[];
}

async function addOutcomes(tx: Tx, post: Sent, { at, outcomes }: Planned, publicUrl: string): Promise<void> {
	if (!at) return;
	for (const [index, outcome] of outcomes.entries()) {
		const accountId = post.accountIds[index] ?? '';
		const isOut = outcome === 'published';
		const id = uuidv7();
		const externalIds = isOut ? [await show(tx, accountId, id, post.html, at)] : [];
		await tx.insert(publications).values({
			...{
				id,
				projectId: post.projectId,
				postId: post.id,
				accountId,
				status: outcome,
				dueAt: at,
				externalIds
			},
			fence: 1,
			url: isOut ? `${publicUrl}/accounts/${accountId}#${externalIds[0]}` : null,
			publishedAt: isOut ? at : null,
			createdAt: at,
			updatedAt: at
		});
		await tx.insert(attempts).values({
			...{ publicationId: id, fence: 1, startedAt: at, deadlineAt: new Date(at.getTime() + 60_000) },
			contentHash: createHash('sha256').update(post.html).digest('hex'),
			endedAt: new Date(at.getTime() + 400),
			...(isOut
				? { outcome: 'published' as const, externalIds }
				: {
						outcome: 'refused' as const,
						code: 'account_disconnected',
						message: 'the channel was not connected'
					})
		});
	}
}

/** What the channel shows: the number of the message. */
async function show(tx: Tx, accountId: string, key: string, html: string, at: Date): Promise<string> {
	const [made] = await tx
		.insert(channelMessages)
		.values({ accountId, key, html, media: [], publishedAt: at })
		.returning({ id: channelMessages.id });
	return String(made?.id);
}
