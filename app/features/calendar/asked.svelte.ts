import { afterNavigate, beforeNavigate, goto } from '$app/navigation';
import { page } from '$app/state';

/** How long after a press the address follows, in milliseconds: when the page stands, and once for who leafs through a year. */
const pause = 400;

/**
 * What the calendar is asked for: by its address, and by what was pressed since. A page is drawn before its address is written, which takes as long as a
 * quarter of it. To be made where a component begins.
 */
export class Asked {
	/** The address to be. */
	#ahead = $state.raw<string | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	readonly query: Pick<URLSearchParams, 'get' | 'getAll' | 'toString'> = $derived(
		this.#ahead === null ? page.url.searchParams : new URL(this.#ahead, page.url.href).searchParams
	);

	constructor() {
		// Who goes elsewhere meanwhile goes there.
		beforeNavigate(() => this.#wait());
		afterNavigate(() => {
			if (this.#timer === undefined) this.#ahead = null;
		});
		$effect(() => () => this.#wait());
	}

	/** Asks for a page by the address that it will have. */
	show(address: string): void {
		this.#wait();
		this.#ahead = address;
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			void goto(address, { replace: true, reset: false });
		}, pause);
	}

	/** The address waits until it is asked for again. */
	#wait(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}
}
