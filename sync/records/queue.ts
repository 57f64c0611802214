import { z } from 'zod';
import { text } from './fields.ts';

export const mostSlots = 200;

/** The name of a kind of posts; a post is of that kind when it has this label. */
const category = text(40).trim().min(1);

/** An hour of the week at which the queue sends a post, in the project's zone. */
export const slot = z.object({
	/** 1 for Monday to 7 for Sunday. */
	weekday: z.number().int().min(1).max(7),
	time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, as in 09:30'),
	/** Only posts with this label take it; without one, only posts with no slots of their own. */
	category: category.optional()
});
export type Slot = z.output<typeof slot>;

/** The hours of a week. One hour is one slot. */
export const slots = z
	.array(slot)
	.max(mostSlots)
	.refine(
		(all) => new Set(all.map(({ weekday, time }) => `${weekday} ${time}`)).size === all.length,
		'an hour twice'
	);

/** A project's queue as the API gives it. */
export const queue = z.object({ slots, paused: z.boolean() });
export type Queue = z.output<typeof queue>;

/** A place in the queue: a slot on its day, by the project's clocks. It stays what it is when the clocks or the zone change. */
export const place = z
	.string()
	.regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/, 'a local time, as in 2026-11-30T09:30');
