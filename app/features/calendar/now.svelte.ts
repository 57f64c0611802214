import { createSubscriber } from 'svelte/reactivity';

// A minute is the smallest thing that a calendar shows.
const subscribe = createSubscriber((update) => {
	const timer = setInterval(update, 20_000);
	return () => clearInterval(timer);
});

/** The present instant, which goes on while something on screen reads it. */
export function now(): string {
	subscribe();
	return new Date().toISOString();
}
