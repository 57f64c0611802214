/** Lets what was pressed meanwhile be heard, and the screen be drawn, before a long work goes on. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Until the browser has nothing else to do; after `longest` milliseconds in any case. Safari does not tell: there it is a moment. */
export const idle = (longest: number): Promise<void> =>
	new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: longest });
		else setTimeout(resolve, Math.min(longest, 200));
	});
