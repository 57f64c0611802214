/** Lets what was pressed meanwhile be heard, and the screen be drawn, before a long work goes on. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
