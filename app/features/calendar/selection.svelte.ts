import { SvelteSet } from 'svelte/reactivity';
import type { Post } from '#sync/records/post.ts';

/** The posts that are picked out of those in sight, to be moved, labelled, copied or deleted together. */
export class Selection {
	/** Whether a press picks instead of opening: as it has to be where there is no Ctrl key. */
	isPicking = $state(false);
	readonly #ids = new SvelteSet<string>();
	readonly #inSight: () => Post[];
	/** Where a range begins. */
	#anchor: string | null = null;

	/** `inSight` gives the posts in the order in which they stand. */
	constructor(inSight: () => Post[]) {
		this.#inSight = inSight;
	}

	/** Those of them that are in sight: nothing is ever done to a post that nobody sees. */
	get posts(): Post[] {
		return this.#ids.size === 0 ? [] : this.#inSight().filter(({ id }) => this.#ids.has(id));
	}

	/** The post of that name, if it is in sight. */
	find = (id: string): Post | undefined => this.#inSight().find((post) => post.id === id);

	has = (id: string): boolean => this.#ids.has(id);

	toggle(id: string): void {
		if (!this.#ids.delete(id)) this.#ids.add(id);
		this.#anchor = id;
	}

	/** Everything from the last one that was picked to this one. */
	extendTo(id: string): void {
		const order = this.#inSight().map((post) => post.id);
		const [from, to] = [order.indexOf(this.#anchor ?? id), order.indexOf(id)].toSorted((a, b) => a - b);
		for (const one of order.slice(Math.max(0, from ?? 0), (to ?? 0) + 1)) this.#ids.add(one);
	}

	all(): void {
		for (const { id } of this.#inSight()) this.#ids.add(id);
	}

	clear = (): void => {
		this.#ids.clear();
		this.isPicking = false;
		this.#anchor = null;
	};

	/** What a press on a post with a key held down means; false where it means to open it. */
	takesPress(event: MouseEvent, id: string): boolean {
		const isRange = event.shiftKey;
		if (!isRange && !event.ctrlKey && !event.metaKey && !this.isPicking) return false;
		event.preventDefault();
		if (isRange) this.extendTo(id);
		else this.toggle(id);
		return true;
	}
}
