import { addressesIn } from '#sync/text/addresses.ts';

/** A piece of plain words: an address leads somewhere, a hashtag or a name only looks as if it did. */
export interface Piece {
	text: string;
	href?: string;
	isTag?: true;
}

/** Words as networks show them: addresses, hashtags and names are links there, without anybody having made them such. */
export function piecesOf(text: string): Piece[] {
	const pieces: Piece[] = [];
	let done = 0;
	for (const { from, to, text: shown, href } of addressesIn(text)) {
		pieces.push(...withTags(text.slice(done, from)), { text: shown, href });
		done = to;
	}
	pieces.push(...withTags(text.slice(done)));
	return pieces;
}

const tag = /(?<![\p{L}\p{N}_@#])(?:#[\p{L}\p{M}\p{N}_]+(?:@[\w.]+)?|@[a-z]\w{3,})/giu;

function withTags(text: string): Piece[] {
	const pieces: Piece[] = [];
	let done = 0;
	for (const { 0: found, index } of text.matchAll(tag)) {
		if (index > done) pieces.push({ text: text.slice(done, index) });
		pieces.push({ text: found, isTag: true });
		done = index + found.length;
	}
	if (done < text.length) pieces.push({ text: text.slice(done) });
	return pieces;
}
