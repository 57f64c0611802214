export interface Point {
	at: number;
	value: number;
}

/** How much of something there was over a time, and how much more of it that had become, by its slope. */
export interface Growth {
	typical: number;
	grown: number;
}

/**
 * By the median of the slopes between all pairs (Theil and Sen): a single peak, or a collection of garbage more or less, bends it as little as
 * it says about a leak.
 */
export function growthOf(points: Point[]): Growth {
	const slopes = points.flatMap((one, index) =>
		points.slice(index + 1).map((other) => (other.value - one.value) / (other.at - one.at))
	);
	const [first, last] = [points[0], points.at(-1)];
	const span = first && last ? last.at - first.at : 0;
	return { typical: median(points.map(({ value }) => value)), grown: median(slopes) * span };
}

function median(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
