const saves = new Set<() => Promise<unknown>>();

/**
 * Registers work that must be done before the page is left by our own doing: for a new version, or at the end of a session. Gives the
 * way to take it back, for the end of an effect.
 */
export function saveFirst(save: () => Promise<unknown>): () => void {
	saves.add(save);
	return () => void saves.delete(save);
}

/** Does all of it. One that fails does not keep the others. */
export async function saveAll(): Promise<void> {
	await Promise.allSettled([...saves].map((save) => save()));
}

/** Before screens are taken away while somebody is in the middle of them: an editor that goes with the focus would still answer to that. */
export function letGo(): void {
	if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
