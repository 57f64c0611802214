import type { Post } from '#sync/records/post.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { createPost, patchPost, restorePost } from '#app/lib/data/writes.ts';
import type { Shelf } from './draft.svelte.ts';

/** This device's database, for a draft. A post that was deleted elsewhere while it is being written comes back: the words win. */
export const shelfFor = (lastSeen: () => Post | undefined): Shelf => ({
	create: createPost,
	async patch(id, part) {
		const isThere = await desk().db.posts.findOne(id).exec();
		const seen = lastSeen();
		if (isThere || !seen) await patchPost(id, part);
		else await restorePost({ ...seen, ...part });
	}
});
