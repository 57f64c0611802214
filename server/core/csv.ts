/**
 * One line of CSV by RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe, which it shows as text:
 * what people write is never computed on somebody's machine. So does what follows a semicolon, a tab or a new line inside of a cell:
 * where numbers have a decimal comma, a spreadsheet takes semicolons for the ends of cells.
 */
export const csvLine = (cells: (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const harmless = value.replaceAll(formula, "'");
	return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Where one begins, behind any spaces and whatever else is not seen, of which spreadsheets take no notice. */
const formula = /(?<=^|[;,\t\r\n"])(?=[\s"\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠])/gu;
