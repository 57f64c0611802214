/** Rows of a list, from the first to before the last, by their place. */
export interface Span {
	from: number;
	to: number;
}

/**
 * What of `wanted` is drawn once `by` more rows are: those that are drawn already and still wanted, and others next to them. Where none are left,
 * it begins anew at `first`, the uppermost in sight. Rows below come before those above: that is where one reads on.
 */
export function grownTo(drawn: Span, wanted: Span, first: number, by: number): Span {
	const from = Math.max(drawn.from, wanted.from);
	const to = Math.min(drawn.to, wanted.to);
	if (from >= to) {
		const start = Math.max(wanted.from, Math.min(first, wanted.to));
		return grown({ from: start, to: start }, wanted, by);
	}
	return grown({ from, to }, wanted, by);
}

function grown({ from, to }: Span, wanted: Span, by: number): Span {
	const below = Math.min(by, wanted.to - to);
	const above = Math.min(by - below, from - wanted.from);
	return { from: from - above, to: to + below };
}
