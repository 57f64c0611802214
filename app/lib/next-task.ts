/** Lets what was pressed meanwhile be heard, and the screen be drawn, before a long work goes on. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Runs `work` in the task after the next frame: what came before it is seen first. Gives what calls it off. */
export function afterFrame(work: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const frame = requestAnimationFrame(() => {
		timer = setTimeout(work);
	});
	return () => {
		cancelAnimationFrame(frame);
		clearTimeout(timer);
	};
}

/**
 * Once the browser has nothing else to do, after `longest` milliseconds in any case. Where it cannot say so, as in Safari, after `otherwise`. Gives what
 * calls it off.
 */
export function whenIdle(work: () => void, longest: number, otherwise = 0): () => void {
	if ('requestIdleCallback' in globalThis) {
		const asked = requestIdleCallback(work, { timeout: longest });
		return () => cancelIdleCallback(asked);
	}
	const timer = setTimeout(work, otherwise);
	return () => clearTimeout(timer);
}
