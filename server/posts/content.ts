import type { PostRow } from '#db/schema.ts';
import type { PartMedium } from '#sync/text/misfits.ts';
import type { Content } from '#sync/text/parts.ts';

/** What a post says on one channel: the channel's own text where it has one. */
export function contentFor<Medium extends PartMedium>(
	post: Pick<PostRow, 'html' | 'targets'>,
	accountId: string,
	media: Medium[]
): Content<Medium> {
	const target = post.targets.find((one) => one.accountId === accountId);
	return { html: target?.html ?? post.html, media, poll: null, options: target?.options ?? {} };
}
