import { eq } from 'drizzle-orm';
import { posts } from '#db/schema.ts';
import { longestAbout } from '#server/notices/announce.ts';
import { foreseenReason, withReason } from '#server/notices/foreseen-notice.ts';
import { postNotice } from '#server/notices/post-notice.ts';
import { tellAway } from '#server/notices/tell-away.ts';
import { fromHtml } from '#sync/text/from-html.ts';
import { plainText, snippetOf } from '#sync/text/measure.ts';
import type { Handler } from '../handler.ts';

/** Tells everybody who works on the project, on each of their devices and in their own language. */
export const notify: Handler<'notify'> = async (deps, { postId, kind, to }) => {
	const [post] = await deps.db.select().from(posts).where(eq(posts.id, postId));
	// Of a post that was deleted nothing is told but that it could not be taken down.
	if (!post || (post.deletedAt !== null && kind !== 'remove_failed')) return;
	const about = { id: post.id, title: post.title, text: plainText(fromHtml(post.html)) };
	const reason = kind === 'foreseen' ? await foreseenReason(deps, post.id) : undefined;
	// It was mended while this job waited.
	if (reason === null) return;
	const { id: subjectId, projectId } = post;
	const name = post.title || snippetOf(post.html, longestAbout);
	await tellAway(deps, { projectId, kind, subjectId, about: name, to }, (locale) => {
		const payload = postNotice(locale, kind, about);
		return reason ? withReason(payload, reason(locale)) : payload;
	});
};
