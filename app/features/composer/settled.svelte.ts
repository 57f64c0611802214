import { whenIdle } from '#app/lib/next-task.ts';

/** How long what is drawn from a text stays behind it at least, and how much longer it then waits for a moment without keys, in milliseconds. */
const pause = 120;
const patience = 250;

/**
 * A value as it was a moment ago. What is planned, counted and drawn of a text follows this, so that a key waits for nothing but its letter; what
 * `isUrgent` says of the last value and the new one is taken over at once. `wait` is the pause, where it is another. To be made while a component is.
 */
export class Settled<Value> {
	current: Value = $state.raw() as Value;
	#cancel: (() => void) | undefined;

	constructor(read: () => Value, isUrgent: (before: Value, now: Value) => boolean, wait = pause) {
		this.current = read();
		$effect(() => {
			const now = read();
			if (isUrgent(this.#last, now)) this.#take(now);
			// The pause is not begun anew by every key: somebody who types fast sees the count go on.
			else this.#cancel ??= afterPause(wait, () => this.#take(read()));
		});
		$effect(() => () => this.#cancel?.());
		this.#last = this.current;
	}

	/** Not the state itself: reading that would run the effect again whenever it is set. */
	#last: Value;

	#take(value: Value): void {
		this.#cancel?.();
		this.#cancel = undefined;
		this.#last = value;
		this.current = value;
	}
}

/** Once the pause is over and the browser has nothing to draw. Gives what calls it off. */
function afterPause(wait: number, work: () => void): () => void {
	const timer = setTimeout(() => (callOff = whenIdle(work, patience)), wait);
	let callOff = () => clearTimeout(timer);
	return () => callOff();
}
