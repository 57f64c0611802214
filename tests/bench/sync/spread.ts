/** The nearest rank: of 200 values, the 95th percentile is the 190th. */
export function percentile(values: number[], percent: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}

export const median = (values: number[]): number => percentile(values, 50);

/** The median and, where there are several, the range: `12.3 (11.8–14.0)`. */
export function told(values: number[], digits = 1): string {
	const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)].map((value) =>
		value.toFixed(digits)
	);
	return values.length === 1 ? `${middle}` : `${middle} (${least}–${most})`;
}
