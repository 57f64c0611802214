import type { Post } from '#sync/records/post.ts';
import { snippetOf } from '#sync/text/measure.ts';
import { words } from '#app/lib/words/words.svelte.ts';

/** What a post is called where it has one line: the team's name for it, its first words, or what else it is. */
export const nameOf = ({ title, html, media }: Pick<Post, 'title' | 'html' | 'media'>): string =>
	title ||
	snippetOf(html, 120) ||
	(media.length > 0 ? words.current.posts.onlyPicture : words.current.posts.untitled);
