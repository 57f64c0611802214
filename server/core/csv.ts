/**
 * One line of CSV by RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe, which it shows as text:
 * what people write is never computed on somebody's machine.
 */
export const csvLine = (cells: (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const harmless = /^[=+\-@\t\r\n|%＝＋－＠]/u.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
