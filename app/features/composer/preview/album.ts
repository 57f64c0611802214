/** One picture of an album, in shares of the album's width. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface Laid {
	boxes: Box[];
	/** Of the whole, in shares of its width. */
	height: number;
}

/** A ratio is width by height. What is longer than this is cropped, as networks do. */
const longest = 2;
const tallest = 0.6;
const clamp = (ratio: number): number => Math.min(longest, Math.max(tallest, ratio));

/**
 * How an album stands, after the way of the messengers: a tall first picture takes the left side when two or three others can stand beside it;
 * else rows, each as wide as the whole, broken where the album comes nearest to a good shape.
 */
export function albumOf(ratios: number[]): Laid {
	const all = ratios.map(clamp);
	const [first, ...others] = all;
	if (first === undefined) return { boxes: [], height: 0 };
	if (others.length === 0) return { boxes: [{ x: 0, y: 0, width: 1, height: 1 / first }], height: 1 / first };
	if (first < 0.9 && (others.length === 2 || others.length === 3)) return beside(first, others);
	return inRows(rowsOf(all));
}

/** The first on the left, the others above each other on the right, as high together. */
function beside(first: number, others: number[]): Laid {
	// Equal heights: a width w of the right column makes it sum(w / ratio) high, and the left one (1 - w) / first.
	const stacked = others.reduce((sum, ratio) => sum + 1 / ratio, 0);
	const width = Math.min(0.6, Math.max(0.3, 1 / first / (stacked + 1 / first)));
	const height = (1 - width) / first;
	let y = 0;
	const right = others.map((ratio): Box => {
		const share = height * (1 / ratio / stacked);
		const box = { x: 1 - width, y, width, height: share };
		y += share;
		return box;
	});
	return { boxes: [{ x: 0, y: 0, width: 1 - width, height }, ...right], height };
}

function inRows(rows: number[][]): Laid {
	const boxes: Box[] = [];
	let y = 0;
	for (const row of rows) {
		const height = 1 / sum(row);
		let x = 0;
		for (const ratio of row) {
			boxes.push({ x, y, width: ratio * height, height });
			x += ratio * height;
		}
		y += height;
	}
	return { boxes, height: y };
}

/** Of all ways to break at most ten pictures into rows, the one that is nearest to a good shape. */
function rowsOf(ratios: number[]): number[][] {
	const target = ratios.length === 2 ? 0.8 : 1.15;
	let best: { rows: number[][]; cost: number } | undefined;
	for (let breaks = 0; breaks < 2 ** (ratios.length - 1); breaks++) {
		const rows = broken(ratios, breaks);
		if (rows.some((row) => row.length > 4)) continue;
		const heights = rows.map((row) => 1 / sum(row));
		const isOff = heights.reduce(
			(cost, height) => cost + (height > 0.75 ? 1 : 0) + (height < 0.2 ? 1 : 0),
			0
		);
		const cost = Math.abs(heights.reduce((a, b) => a + b, 0) - target) + isOff;
		if (!best || cost < best.cost) best = { rows, cost };
	}
	return best?.rows ?? [ratios];
}

function broken(ratios: number[], breaks: number): number[][] {
	const rows: number[][] = [[]];
	for (const [at, ratio] of ratios.entries()) {
		rows.at(-1)?.push(ratio);
		if (at < ratios.length - 1 && (breaks >> at) & 1) rows.push([]);
	}
	return rows;
}

const sum = (row: number[]): number => row.reduce((total, ratio) => total + ratio, 0);
