import { and, eq, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { posts, type PostRow } from '#db/schema.ts';
import type { Action } from '#sync/access.ts';
import { Refusal } from '#sync/errors.ts';
import { access } from '../core/guard.ts';

/** A post that the person may do `action` with; otherwise it is not there, or the role is too low. */
export async function findPost(db: Db | Tx, userId: string, id: string, action: Action): Promise<PostRow> {
	const [row] = await db
		.select()
		.from(posts)
		.where(and(eq(posts.id, id), isNull(posts.deletedAt)));
	if (!row) throw new Refusal('not_found');
	await access(db, userId, row.projectId, action);
	return row;
}

/** The same, held until the transaction ends: whoever plans, sends or changes a post takes its turn here. */
export async function lockPost(tx: Tx, userId: string, id: string, action: Action): Promise<PostRow> {
	await tx.select({ id: posts.id }).from(posts).where(eq(posts.id, id)).for('update');
	return findPost(tx, userId, id, action);
}
