import type { Media } from '#sync/records/media.ts';
import type { Post } from '#sync/records/post.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { indexed } from '#app/lib/data/indexes.ts';
import { live, type Live } from '#app/lib/data/live.svelte.ts';

/** The files of a project on this device, the newest first, and the posts that show each. For a component that shows them. */
export class Shelf {
	readonly #projectId: () => string;
	readonly #stored: Live<Media>;
	readonly #posts: Live<Post>;
	/** With those that are still on their way to the server. */
	readonly files = $derived.by((): Media[] => {
		const { outbox } = desk();
		const outgoing = outbox.unsent
			.filter(({ projectId }) => projectId === this.#projectId())
			.flatMap(({ id }) => outbox.mediaOf(id) ?? []);
		const there = this.#stored.current.filter(({ id }) => outgoing.every((one) => one.id !== id));
		return [...outgoing, ...there].toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
	});
	readonly used = $derived.by(() => {
		const used = new Map<string, Post[]>();
		for (const post of this.#posts.current) {
			for (const { mediaId } of post.media) used.set(mediaId, [...(used.get(mediaId) ?? []), post]);
		}
		return used;
	});
	readonly bytes = $derived.by(() => this.#stored.current.reduce((sum, { bytes }) => sum + bytes, 0));

	constructor(projectId: () => string) {
		// Not where they are declared: their questions are asked at once, and need what stands above.
		this.#projectId = projectId;
		const { db } = desk();
		this.#stored = live(() => db.media.find({ selector: { projectId: projectId() } }));
		this.#posts = live(() =>
			db.posts.find({ selector: { projectId: projectId() }, index: indexed('byTouch') })
		);
	}

	get isReady(): boolean {
		return this.#stored.isReady;
	}
}
