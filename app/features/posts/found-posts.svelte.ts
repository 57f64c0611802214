import { untrack } from 'svelte';
import type { Post } from '#sync/records/post.ts';
import type { Database } from '#app/lib/data/database.ts';
import type { Question } from './filters.ts';
import { followInParts } from './parts.ts';

/** The posts that a question asks for, as many as were scrolled to, for as long as the component is there that made it. */
export class FoundPosts {
	#posts = $state.raw<Post[]>([]);
	#isReady = $state(false);
	#followed: ReturnType<typeof followInParts> | undefined;

	constructor(db: Database, question: () => Question) {
		$effect.pre(() => {
			const asked = question();
			untrack(() => {
				this.#followed?.end();
				this.#followed = followInParts(db, asked, (posts) => {
					this.#posts = posts;
					this.#isReady = true;
				});
			});
		});
		$effect(() => () => this.#followed?.end());
	}

	/** When another question is asked, the old answer stays in sight until the new one is there. */
	get current(): Post[] {
		return this.#posts;
	}

	/** False until the first answer, which comes from this device and takes milliseconds. */
	get isReady(): boolean {
		return this.#isReady;
	}

	/** Reads on where the list ends. */
	more(): void {
		this.#followed?.more();
	}
}
