import { diffComm } from 'node-diff3';

/** A run of text that both versions have, or only the one before, or only the one after. */
export interface Piece {
	is: 'same' | 'gone' | 'new';
	text: string;
}

/**
 * What became of one text in another: by lines first, and by words within the lines that differ. Put together without what is gone the
 * pieces are `after`, without what is new they are `before`.
 */
export const wordDiff = (before: string, after: string): Piece[] =>
	joined(
		compared(linesOf(before), linesOf(after)).flatMap(
			(block) => block.same ?? compared(wordsOf(block.gone), wordsOf(block.new)).flatMap(piecesOf)
		)
	);

/** The same with long runs that did not change cut down to the words that stand beside a change, so many letters of them. */
export function shortened(pieces: Piece[], beside = 60): Piece[] {
	const isWhole = pieces.every((piece) => piece.is === 'same');
	const begins = new RegExp(`^[^]{0,${beside}}\\S*`);
	const ends = new RegExp(`\\S*[^]{0,${beside}}$`);
	return pieces.map((piece, at) => {
		if (piece.is !== 'same' || isWhole) return piece;
		const [head = ''] = at === 0 ? [] : (begins.exec(piece.text) ?? []);
		const [tail = ''] = at === pieces.length - 1 ? [] : (ends.exec(piece.text) ?? []);
		return head.length + tail.length + 1 < piece.text.length ? { ...piece, text: `${head}…${tail}` } : piece;
	});
}

type Block = { same: Piece[] } | { same?: never; gone: string; new: string };

function compared(before: string[], after: string[]): Block[] {
	if (pairs(before, after) > mostPairs) return [{ gone: before.join(''), new: after.join('') }];
	return diffComm(before, after).map((chunk) =>
		chunk.common
			? { same: [{ is: 'same', text: chunk.common.join('') }] }
			: { gone: chunk.buffer1.join(''), new: chunk.buffer2.join('') }
	);
}

const piecesOf = (block: Block): Piece[] =>
	block.same ?? [
		{ is: 'gone', text: block.gone },
		{ is: 'new', text: block.new }
	];

/** Runs of one kind put together, and nothing that is empty. */
function joined(pieces: Piece[]): Piece[] {
	const runs: Piece[] = [];
	for (const piece of pieces) {
		const last = runs.at(-1);
		if (last?.is === piece.is) last.text += piece.text;
		else if (piece.text !== '') runs.push({ ...piece });
	}
	return runs;
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

/** The comparison takes time for every pair of equal words; beyond this many two texts are simply two texts. */
const mostPairs = 500_000;

function pairs(some: string[], others: string[]): number {
	const counts = new Map<string, number>();
	for (const one of others) counts.set(one, (counts.get(one) ?? 0) + 1);
	return some.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
}
