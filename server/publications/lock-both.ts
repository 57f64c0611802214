import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { posts, publications, type PostRow, type PublicationRow } from '#db/schema.ts';

export interface Locked {
	post: PostRow;
	publication: PublicationRow;
}

/** The posts first, as everybody does who changes either, and all in one order: so nobody waits in a ring. */
export async function lockBoth(tx: Tx, ids: string[]): Promise<Locked[]> {
	const known = await tx
		.selectDistinct({ postId: publications.postId })
		.from(publications)
		.where(inArray(publications.id, ids));
	const postIds = known.map(({ postId }) => postId);
	const ofPosts = await tx
		.select()
		.from(posts)
		.where(inArray(posts.id, postIds))
		.orderBy(posts.id)
		.for('update');
	const rows = await tx
		.select()
		.from(publications)
		.where(inArray(publications.id, ids))
		.orderBy(publications.id)
		.for('update');
	const postOf = new Map(ofPosts.map((post) => [post.id, post]));
	return rows.flatMap((publication) => {
		const post = postOf.get(publication.postId);
		return post ? [{ post, publication }] : [];
	});
}
