import type { Review } from '#sync/records/review.ts';
import type { Revision } from '#sync/records/revision.ts';
import { Offline } from '#app/lib/api-problem.ts';
import { sentenceFor } from '#app/lib/words/sentence.ts';
import { standing } from './standing.ts';
import { restore, reviewsOf, revisionsOf } from './revisions.ts';

/** The history of one post, as far as it has been read. It is kept by the server alone. */
export class Versions {
	all = $state.raw<Revision[] | null>(null);
	reviews = $state.raw<Review[]>([]);
	problem = $state<string | null>(null);
	isOffline = $state(false);
	isBusy = $state(false);
	#cursor = $state.raw<string | null>(null);
	readonly #postId: string;

	constructor(postId: string) {
		this.#postId = postId;
	}

	/** Versions and decisions in one line of time, as far back as the versions have been read. */
	get lines(): (
		{ is: 'version'; version: Revision; at: string } | { is: 'review'; review: Review; at: string }
	)[] {
		const versions = this.all ?? [];
		const end = this.hasMore ? (versions.at(-1)?.savedAt ?? '') : '';
		return [
			...versions.map((version) => ({ is: 'version' as const, version, at: version.savedAt })),
			...this.reviews
				.filter(({ at }) => at >= end)
				.map((review) => ({ is: 'review' as const, review, at: review.at }))
		].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
	}

	get hasMore(): boolean {
		return this.#cursor !== null;
	}

	/** From the newest on. What was read before stays in sight until the answer is there. */
	read = (): Promise<void> =>
		this.#try(async () => {
			const [{ items, nextCursor }, reviews] = await Promise.all([
				revisionsOf(this.#postId),
				reviewsOf(this.#postId)
			]);
			this.reviews = reviews;
			this.all = items;
			this.#cursor = nextCursor;
		});

	readMore = (): Promise<void> =>
		this.#try(async () => {
			if (this.#cursor === null) return;
			const { items, nextCursor } = await revisionsOf(this.#postId, this.#cursor);
			this.all = [...(this.all ?? []), ...items];
			this.#cursor = nextCursor;
		});

	/** Gives the version that stood before, by which this can be taken back. Throws what `api` throws. */
	async restore(version: Revision): Promise<Revision | undefined> {
		const before = standing(this.all ?? []);
		await restore(this.#postId, version.id);
		await this.read();
		return before;
	}

	async #try(work: () => Promise<void>): Promise<void> {
		this.isBusy = true;
		try {
			await work();
			this.problem = null;
			this.isOffline = false;
		} catch (error) {
			this.isOffline = error instanceof Offline;
			this.problem = sentenceFor(error);
		} finally {
			this.isBusy = false;
		}
	}
}
