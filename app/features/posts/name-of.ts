import type { Post } from '#sync/records/post.ts';
import { snippetOf } from '#sync/text/measure.ts';
import { words } from '#app/lib/words/words.svelte.ts';

type Named = Pick<Post, 'title' | 'html' | 'media'>;

/** Pages of posts are turned to and fro: what one begins with is read out of its markup once. */
const beginnings = new WeakMap<Named, { html: string; words: string }>();

/** What a post is called where it has one line: the team's name for it, its first words, or what else it is. */
export const nameOf = (post: Named): string =>
	post.title ||
	beginningOf(post) ||
	(post.media.length > 0 ? words.current.posts.onlyPicture : words.current.posts.untitled);

function beginningOf(post: Named): string {
	const { html } = post;
	const known = beginnings.get(post);
	if (known?.html === html) return known.words;
	const first = snippetOf(html, 120);
	beginnings.set(post, { html, words: first });
	return first;
}
