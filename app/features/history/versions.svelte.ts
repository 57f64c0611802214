import type { Revision } from '#sync/records/revision.ts';
import { Offline } from '#app/lib/api-problem.ts';
import { sentenceFor } from '#app/lib/words/sentence.ts';
import { standing } from './standing.ts';
import { restore, revisionsOf } from './revisions.ts';

/** The history of one post, as far as it has been read. It is kept by the server alone. */
export class Versions {
	all = $state.raw<Revision[] | null>(null);
	problem = $state<string | null>(null);
	isOffline = $state(false);
	isBusy = $state(false);
	#cursor = $state.raw<string | null>(null);
	readonly #postId: string;

	constructor(postId: string) {
		this.#postId = postId;
	}

	get hasMore(): boolean {
		return this.#cursor !== null;
	}

	/** From the newest on. What was read before stays in sight until the answer is there. */
	read = (): Promise<void> =>
		this.#try(async () => {
			const { items, nextCursor } = await revisionsOf(this.#postId);
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
