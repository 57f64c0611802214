import { SvelteMap } from 'svelte/reactivity';

/**
 * The drafts that were begun on a page for new posts, by the place of that page in the browser's history. Who goes back before the first
 * words are on the device, and then forward again, finds them there.
 */
export const begunIn = new SvelteMap<string, string>();

/** Where in the history this is; empty in a browser that does not say. */
export const placeInHistory = (): string =>
	('navigation' in globalThis ? globalThis.navigation.currentEntry?.key : undefined) ?? '';

/** Notes where a draft was begun. */
export function noteBegun(place: string, id: string): void {
	if (place !== '') begunIn.set(place, id);
}
