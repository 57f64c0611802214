import { desk } from '#app/lib/data/desk.svelte.ts';
import { kindOf } from '#app/lib/media/kinds.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import type { Media } from '#sync/records/media.ts';
import { cancelUnused } from '../media/take-out.ts';
import type { Draft } from './draft.svelte.ts';

/** Pictures and films of the post that is being written: those of the project, and those that are still on their way there. */
export class Attached {
	/** Why what was last chosen is not among them. */
	problem = $state<string | null>(null);
	readonly #draft: Draft;
	readonly #stored: () => Media[];

	/** `stored` gives those that the project has, as far as the device knows. To be made while a component is. */
	constructor(draft: Draft, stored: () => Media[]) {
		this.#draft = draft;
		this.#stored = stored;
		// A file that the project had already was taken in under a second name.
		$effect(() => {
			const media = desk().outbox.settled(draft.media);
			if (media !== draft.media) draft.change({ media });
		});
	}

	get files(): Media[] {
		return this.#draft.media.flatMap(({ mediaId }) => this.of(mediaId) ?? []);
	}

	/** What is here is shown from here, until the server's own can be. */
	of(id: string): Media | undefined {
		return desk().outbox.mediaOf(id) ?? this.storedOf(id);
	}

	storedOf = (id: string): Media | undefined => this.#stored().find((file) => file.id === id);

	/** Takes files in, all of them or none. They are on this device, and in the post, when it resolves. */
	async add(files: File[]): Promise<void> {
		const t = words.current.media;
		this.problem = null;
		const strange = files.filter((file) => kindOf(file) === undefined);
		if (strange.length > 0) {
			this.problem = t.notTaken(strange.map(({ name }) => name).join(', '));
			return;
		}
		const added = await desk().outbox.orders.add(this.#draft.projectId, files);
		if (added.is === 'added') this.#put([...this.#draft.media, ...added.ids.map((mediaId) => ({ mediaId }))]);
		else this.problem = t[added.is];
	}

	/** Files that the project has already. */
	take(ids: string[]): void {
		const there = this.#draft.media.map(({ mediaId }) => mediaId);
		const fresh = ids.filter((id) => !there.includes(id)).map((mediaId) => ({ mediaId }));
		this.#put([...this.#draft.media, ...fresh]);
	}

	/** Puts another picture in the place of one, with its words and its spoiler. Gives the way back. */
	async replace(id: string, file: File): Promise<(() => void) | null> {
		this.problem = null;
		const added = await desk().outbox.orders.add(this.#draft.projectId, [file]);
		const [fresh] = added.is === 'added' ? added.ids : [];
		if (fresh === undefined) {
			if (added.is !== 'added') this.problem = words.current.media[added.is];
			return null;
		}
		const { media: before } = this.#draft;
		const alt = this.of(id)?.alt ?? '';
		if (alt !== '') await desk().outbox.orders.describe(fresh, alt);
		this.#put(before.map((one) => (one.mediaId === id ? { ...one, mediaId: fresh } : one)));
		return () => this.#put(before);
	}

	remove(id: string): void {
		const { media, id: postId } = this.#draft;
		this.#put(media.filter((one) => one.mediaId !== id));
		void cancelUnused(id, postId, () => this.#put(media));
	}

	toggleSpoiler(id: string): void {
		const toggled = this.#draft.media.map((one) =>
			one.mediaId === id ? { ...one, spoiler: !one.spoiler } : one
		);
		this.#draft.change({ media: toggled });
	}

	/** Puts one in the place of another; those between move up. */
	move(id: string, to: number): void {
		const { media } = this.#draft;
		const moved = media.find((one) => one.mediaId === id);
		if (!moved || to < 0 || to >= media.length) return;
		const others = media.filter((one) => one !== moved);
		this.#draft.change({ media: others.toSpliced(to, 0, moved) });
	}

	/** At once: the file would be left behind by a post that was not saved in time. */
	#put(media: Draft['media']): void {
		this.#draft.change({ media });
		void this.#draft.save();
	}
}
