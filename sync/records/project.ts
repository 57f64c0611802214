import { z } from 'zod';
import { role } from './member.ts';
import { instant, line, synced, timezone } from './fields.ts';
import { hashtagGroups, utmRules } from './extras.ts';
import { slots } from './queue.ts';

/** What happens to a text that one message has no room for: it is refused, follows after the files, or is cut into several messages. */
export const overflows = ['refuse', 'attach', 'split'] as const;
export const overflow = z.enum(overflows);
export type Overflow = z.output<typeof overflow>;

/** How late a post may still go out by itself after nothing ran, in minutes: so much unless the project says otherwise, and at most. */
export const usualGrace = 15;
export const longestGrace = 7 * 24 * 60;
export const graceMinutes = z.number().int().min(1).max(longestGrace);

/** A room for one client or brand: its people, channels, posts and time zone. */
export const project = z.object({
	...synced,
	name: line(120),
	timezone,
	approvalRequired: z.boolean(),
	overflow: overflow.default('refuse'),
	graceMinutes: graceMinutes.default(usualGrace),
	/** The hours of the week at which its queue sends. */
	slots: slots.default([]),
	/** While it is, nothing that is queued goes out. */
	queuePaused: z.boolean().default(false),
	hashtagGroups: hashtagGroups.default([]),
	/** By network: what links in its posts are marked with. */
	utm: utmRules.default([]),
	myRole: role,
	createdAt: instant
});
export type Project = z.output<typeof project>;
