import { desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { postReviews, users } from '#db/schema.ts';
import type { Review } from '#sync/records/review.ts';

/** So many of the newest: a post that has more to tell than this is told of in its versions. */
const most = 200;

/** What people decided about a post, the newest first. */
export async function listReviews(db: Db, postId: string): Promise<Review[]> {
	const { id, kind, by, client, commentId, at } = postReviews;
	const rows = await db
		.select({ id, postId: postReviews.postId, kind, by, client, commentId, at, name: users.name })
		.from(postReviews)
		.leftJoin(users, eq(users.id, by))
		.where(eq(postReviews.postId, postId))
		.orderBy(desc(at), desc(id))
		.limit(most);
	return rows.map(({ client, name, at, ...row }) => ({
		...row,
		name: client ?? name,
		isClient: client !== null,
		at: at.toISOString()
	}));
}
