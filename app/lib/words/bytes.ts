import { words } from './words.svelte.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size as people read it: three digits are enough, in decimal units as systems show them. */
export function formatBytes(bytes: number): string {
	const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
	return new Intl.NumberFormat(words.locale, {
		style: 'unit',
		unit: units[power] ?? 'byte',
		unitDisplay: 'short',
		maximumSignificantDigits: 3
	}).format(bytes / 1000 ** power);
}
