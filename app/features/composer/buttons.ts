import { mostButtonRows, mostButtonsInRow, type Button } from '#sync/records/post.ts';

export type Rows = Button[][];

/** Where a button stands; a place behind the last of a row, or in a row behind the last, is a new one's. */
export interface Place {
	row: number;
	at: number;
}

export const hasRoomBeside = (row: Button[]): boolean => row.length < mostButtonsInRow;
export const hasRoomBelow = (rows: Rows): boolean => rows.length < mostButtonRows;

export const put = (rows: Rows, { row, at }: Place, button: Button): Rows =>
	row >= rows.length
		? [...rows, [button]]
		: rows.map((one, index) => (index === row ? one.toSpliced(at, 1, button) : one));

/** An empty row goes with its last button. */
export const takeOut = (rows: Rows, { row, at }: Place): Rows =>
	rows.map((one, index) => (index === row ? one.toSpliced(at, 1) : one)).filter((one) => one.length > 0);

/** A button changes places with the one before or behind it, across rows; the rows keep their shape. */
export function swapped(rows: Rows, place: Place, step: -1 | 1): { rows: Rows; place: Place } {
	const places = rows.flatMap((one, row) => one.map((_, at) => ({ row, at })));
	const other = places[places.findIndex(({ row, at }) => row === place.row && at === place.at) + step];
	const mine = rows[place.row]?.[place.at];
	const theirs = other && rows[other.row]?.[other.at];
	if (!other || !mine || !theirs) return { rows, place };
	return { rows: put(put(rows, place, theirs), other, mine), place: other };
}
