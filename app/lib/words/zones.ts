import { formatZone } from './dates.ts';

/** The device's own zone, by the name that the list of zones has for it. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every zone that this browser knows, from west to east. */
export function zoneChoices(): { value: string; label: string }[] {
	const names = new Set([...Intl.supportedValuesOf('timeZone'), ownZone()]);
	const now = new Date();
	return [...names]
		.map((value) => ({ value, label: formatZone(value, now), offset: offsetOf(value, now) }))
		.sort((a, b) => a.offset - b.offset || a.label.localeCompare(b.label));
}

/** Minutes east of UTC. */
function offsetOf(zone: string, at: Date): number {
	const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
		.formatToParts(at)
		.find((part) => part.type === 'timeZoneName')?.value;
	const found = /([+-])(\d\d):(\d\d)/.exec(name ?? '');
	if (!found) return 0;
	return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}
