import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { posts, type PostRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import type { NewPost } from './bodies.ts';
import { cleanHtml } from './clean-html.ts';

/** Makes a draft. An id that this person chose before is answered with the post that it made. */
export async function createPost(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	userId: string,
	given: NewPost
): Promise<PostRow> {
	await access(tx, userId, given.projectId, 'posts.draft');
	const now = clock.now();
	const id = given.id ?? uuidv7();
	const [made] = await tx
		.insert(posts)
		.values({
			...given,
			...cleaned(given),
			id,
			createdBy: userId,
			createdAt: now,
			updatedAt: now,
			writeId: uuidv7()
		})
		.onConflictDoNothing({ target: posts.id })
		.returning();
	if (made) return made;
	const [own] = await tx
		.select()
		.from(posts)
		.where(
			and(
				eq(posts.id, id),
				eq(posts.createdBy, userId),
				eq(posts.projectId, given.projectId),
				isNull(posts.deletedAt)
			)
		);
	if (!own) throw new Refusal('already_exists');
	return own;
}

/** The given texts brought to the subset; what was not given is not in the answer. */
export function cleaned<T extends { html?: string | undefined; targets?: PostRow['targets'] | undefined }>({
	html,
	targets
}: T) {
	return {
		...(html === undefined ? {} : { html: cleanHtml(html) }),
		...(targets === undefined
			? {}
			: {
					targets: targets.map((target) =>
						target.html === undefined ? target : { ...target, html: cleanHtml(target.html) }
					)
				})
	};
}
