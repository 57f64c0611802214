import { z } from 'zod';
import { role } from './member.ts';
import { instant, line, synced, timezone } from './fields.ts';

/** A room for one client or brand: its people, channels, posts and time zone. */
export const project = z.object({
	...synced,
	name: line(120),
	timezone,
	approvalRequired: z.boolean(),
	myRole: role,
	createdAt: instant
});
export type Project = z.output<typeof project>;
