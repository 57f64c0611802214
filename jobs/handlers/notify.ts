import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { posts, projectMembers } from '#db/schema.ts';
import { postNotice } from '#server/notices/post-notice.ts';
import { tellPeople } from '#server/push/tell.ts';
import { fromHtml } from '#sync/text/from-html.ts';
import { plainText } from '#sync/text/measure.ts';
import type { Handler } from '../handler.ts';

/** Tells everybody who works on the project, on each of their devices and in their own language. */
export const notify: Handler<'notify'> = async (deps, { postId, occasion }) => {
	const [post] = await deps.db.select().from(posts).where(eq(posts.id, postId));
	// Of a post that was deleted nothing is told but that it could not be taken down.
	if (!post || (post.deletedAt !== null && occasion !== 'remove_failed')) return;
	const people = await deps.db
		.select({ userId: projectMembers.userId })
		.from(projectMembers)
		.where(
			and(
				eq(projectMembers.projectId, post.projectId),
				inArray(projectMembers.role, ['owner', 'editor', 'author']),
				isNotNull(projectMembers.userId),
				isNull(projectMembers.deletedAt)
			)
		);
	const about = { id: post.id, title: post.title, text: plainText(fromHtml(post.html)) };
	await tellPeople(
		deps,
		people.flatMap(({ userId }) => userId ?? []),
		(locale) => postNotice(locale, occasion, about)
	);
};
