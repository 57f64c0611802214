export interface Point {
	at: number;
	value: number;
}

/** The least that was there over a time. What is under way comes and goes above it; what has leaked raises it. */
export const floorOf = (points: Point[]): number => Math.min(...points.map(({ value }) => value));

/** How much more there may be: a part of what there was, or so much, whichever is more. */
export interface Allowance {
	part: number;
	slack: number;
}

export const isTooMuch = (before: number, after: number, { part, slack }: Allowance): boolean =>
	!(after - before <= Math.max(part * before, slack));
