import { same } from '#sync/merge.ts';
import type { Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import { cleanHtml } from '../../posts/clean-html.ts';

/** A pushed post with its texts brought to the subset: the same object when there was nothing to clean. */
export function cleanPushed(pushed: Stored<Post>): Stored<Post> {
	const html = cleanHtml(pushed.html);
	const targets = pushed.targets.map((target) =>
		target.html === undefined ? target : { ...target, html: cleanHtml(target.html) }
	);
	return html === pushed.html && same(targets, pushed.targets) ? pushed : { ...pushed, html, targets };
}
