import type { Figure } from '../run.ts';

/** What one bench prints: a table in Markdown, and what must be known to read it. */
export interface Table {
	title: string;
	header: string[];
	rows: string[][];
	notes: string[];
}

export function printed({ title, header, rows, notes }: Table): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [
		`\n### ${title}\n`,
		...[header, header.map(() => '---'), ...rows].map(line),
		...notes.map((note) => `\n${note}`)
	].join('\n');
}

/** A table of figures that each have a target; an empty one is only told. */
export const targets = (title: string, figures: Figure[], notes: string[] = []): Table => ({
	title,
	header: ['what', 'measured', 'target', ''],
	rows: figures.map(({ what, measured, target, isMet }) => [
		...[what, measured, target],
		...[target === '' ? '' : isMet ? 'met' : 'MISSED']
	]),
	notes
});
