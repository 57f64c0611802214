import { shiftDays } from '#sync/time/zone.ts';

/** A local time moved by an arrow that is pressed with Shift: a day aside, and up or down a week in a month, a quarter of an hour beside a clock. */
export function nudged(local: string, key: string, by: 'week' | 'quarter'): string | null {
	const [day = '', time = ''] = local.split('T');
	if (key === 'ArrowLeft') return `${shiftDays(day, -1)}T${time}`;
	if (key === 'ArrowRight') return `${shiftDays(day, 1)}T${time}`;
	if (key !== 'ArrowUp' && key !== 'ArrowDown') return null;
	const step = key === 'ArrowUp' ? -1 : 1;
	if (by === 'week') return `${shiftDays(day, 7 * step)}T${time}`;
	return new Date(Date.parse(`${local}Z`) + step * 15 * 60_000).toISOString().slice(0, 16);
}
