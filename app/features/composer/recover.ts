import { desk } from '#app/lib/data/desk.svelte.ts';
import { createPost, patchPost } from '#app/lib/data/writes.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { forget, isNews, rescued } from './rescue.ts';

/** Puts words that a closing page could not save into their post. Gives the post's id where it did. */
export async function recover(): Promise<string | null> {
	const rescue = rescued();
	if (!rescue) return null;
	const stored = await desk().db.posts.findOne(rescue.id).exec();
	const hasNews = isNews(rescue, stored?.toMutableJSON() ?? null);
	if (hasNews) {
		const { id, projectId, html, title, media, poll, targets, labels } = rescue;
		if (stored) await patchPost(id, { html, title });
		else await createPost({ id, projectId, html, title, media, poll, targets, labels });
		toasts.show(words.current.composer.recovered);
	}
	forget(rescue.id);
	return hasNews ? rescue.id : null;
}
