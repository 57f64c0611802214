import { z } from 'zod';
import { id, instant, synced } from './fields.ts';

export const roles = ['owner', 'editor', 'author', 'viewer'] as const;
export const role = z.enum(roles);
export type Role = z.output<typeof role>;

/** One person's place in a project. `userId` is null until the invitation is taken up. */
export const member = z.object({
	...synced,
	projectId: id,
	userId: id.nullable(),
	email: z.string().max(254),
	name: z.string().max(120),
	role,
	status: z.enum(['active', 'invited']),
	createdAt: instant
});
export type Member = z.output<typeof member>;
