/** How long what is drawn from a text may stay behind it, in milliseconds. */
const pause = 120;

/**
 * A value as it was a moment ago. What is planned, counted and drawn of a text follows this, so that a key waits for nothing but its letter; what
 * `isUrgent` says of the last value and the new one is taken over at once. To be made while a component is.
 */
export class Settled<Value> {
	current: Value = $state.raw() as Value;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(read: () => Value, isUrgent: (before: Value, now: Value) => boolean) {
		this.current = read();
		$effect(() => {
			const now = read();
			if (isUrgent(this.#last, now)) this.#take(now);
			// The pause is not begun anew by every key: somebody who types fast sees the count go on.
			else this.#timer ??= setTimeout(() => this.#take(read()), pause);
		});
		$effect(() => () => clearTimeout(this.#timer));
		this.#last = this.current;
	}

	/** Not the state itself: reading that would run the effect again whenever it is set. */
	#last: Value;

	#take(value: Value): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#last = value;
		this.current = value;
	}
}
