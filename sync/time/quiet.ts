import type { QuietHours } from '../records/notice-settings.ts';
import { dayOf, instantOf, shiftDays, timeOf } from './zone.ts';

/**
 * When the quiet hours end that an instant lies in; null where it lies in none. Where clocks are put back over their end, they end when the clocks
 * show it first; where clocks are put forward over it, with the jump.
 */
export function quietUntil(instant: string, { from, until, timezone }: QuietHours): string | null {
	const time = timeOf(instant, timezone);
	const isOverMidnight = until <= from;
	const isQuiet = isOverMidnight ? time >= from || time < until : time >= from && time < until;
	if (!isQuiet) return null;
	const day = dayOf(instant, timezone);
	const end = instantOf(`${isOverMidnight && time >= from ? shiftDays(day, 1) : day}T${until}`, timezone);
	return end > instant ? end : null;
}
