/** A part of a file: the first byte and the last, both within it. */
export interface Part {
	start: number;
	end: number;
}

/**
 * The part that a `Range` header asks for (RFC 9110, 14.2): undefined where the whole is to be sent, null where there is no such part. Of
 * several parts at once no player asks; the whole answers that too.
 */
export function partOf(header: string | undefined, size: number): Part | null | undefined {
	const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
	if (from === '' && to === '') return undefined;
	if (from === '') {
		const length = Math.min(Number(to), size);
		return length === 0 ? null : { start: size - length, end: size - 1 };
	}
	const start = Number(from);
	const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
	if (to !== '' && Number(to) < start) return undefined;
	return start >= size ? null : { start, end };
}
