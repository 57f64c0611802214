/** Rows of a list, from the first to before the last, by their place. */
export interface Span {
	from: number;
	to: number;
}

/**
 * The places of the rows that are drawn next, in their order: `by` of those that are wanted no more have gone, and `by` others have come, never
 * more than `most` altogether. A leap costs a frame no more than a step does: what it left behind is out of sight, and goes little by little. From
 * `first`, the uppermost in sight, on downwards they come first: that is where one reads on.
 */
export function nextRows(
	drawn: number[],
	wanted: Span,
	first: number,
	by: number,
	most = Infinity
): number[] {
	const isWanted = (row: number) => row >= wanted.from && row < wanted.to;
	const left = drawn.filter((row) => !isWanted(row)).slice(by);
	const kept = drawn.filter(isWanted);
	const start = Math.max(wanted.from, Math.min(first, wanted.to));
	const missing = [...range(start, wanted.to), ...range(wanted.from, start).reverse()].filter(
		(row) => !kept.includes(row)
	);
	const room = Math.max(0, most - left.length - kept.length);
	return [...left, ...kept, ...missing.slice(0, Math.min(by, room))].sort((a, b) => a - b);
}

/**
 * The seat of each item that is drawn. Those that were drawn before keep theirs, and the others take what has been left: a row that goes out of
 * sight is given to one that comes, which leaves a slow device less to make and less to collect.
 */
export function seated(before: ReadonlyMap<string, number>, ids: string[]): Map<string, number> {
	const staying = new Set(ids.flatMap((id) => before.get(id) ?? []));
	const free = [...before.values()].filter((seat) => !staying.has(seat));
	let next = Math.max(-1, ...before.values()) + 1;
	return new Map(ids.map((id) => [id, before.get(id) ?? free.shift() ?? next++]));
}

/** Whether just what is wanted is drawn. */
export const isAll = (drawn: number[], { from, to }: Span): boolean =>
	drawn.length === to - from && drawn.every((row) => row >= from && row < to);

const range = (from: number, to: number): number[] =>
	Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
