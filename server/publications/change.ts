import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { attempts, posts, publications, type PublicationRow } from '#db/schema.ts';
import type { Attempt } from '#sync/records/publication.ts';
import type { Deps } from '../core/deps.ts';

export type PublicationChange = Partial<typeof publications.$inferInsert>;

/** Locks the post first, as everybody does who changes either: so nobody waits in a ring. */
export async function lockPublication(tx: Tx, id: string): Promise<PublicationRow | undefined> {
	const [known] = await tx
		.select({ postId: publications.postId })
		.from(publications)
		.where(eq(publications.id, id));
	if (!known) return undefined;
	await tx.select({ id: posts.id }).from(posts).where(eq(posts.id, known.postId)).for('update');
	const [row] = await tx.select().from(publications).where(eq(publications.id, id)).for('update');
	return row;
}

/** One write of a publication: with its time and a fresh word, by which devices know it. */
export async function change(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	{ id }: Pick<PublicationRow, 'id'>,
	part: PublicationChange
): Promise<void> {
	await tx
		.update(publications)
		.set({ ...part, updatedAt: clock.now(), writeId: uuidv7() })
		.where(eq(publications.id, id));
}

/** Something that was found out about a part without sending it: it stands among the attempts with its time. */
export async function noteFinding(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	{ id, fence }: Pick<PublicationRow, 'id' | 'fence'>,
	finding: {
		part: number;
		act?: Attempt['act'];
		outcome: Attempt['outcome'];
		code: string | null;
		message: string | null;
	}
): Promise<void> {
	const now = clock.now();
	await tx.insert(attempts).values({
		...{ publicationId: id, fence, contentHash: '', startedAt: now, deadlineAt: now, endedAt: now },
		...finding
	});
}
