import { z } from '@hono/zod-openapi';
import type { UserRow } from '#db/schema.ts';
import { id, line } from '#sync/records/fields.ts';

/** A person's name, or nothing. */
export const personName = line(120).or(z.literal(''));

/** A person as they see themselves. */
export const user = z.object({
	id,
	email: z.string(),
	name: z.string(),
	locale: z.enum(['ru', 'en']),
	role: z.enum(['user', 'admin']),
	emailVerified: z.boolean()
});

export const userRecord = (row: UserRow): z.output<typeof user> => ({
	id: row.id,
	email: row.email,
	name: row.name,
	locale: row.locale,
	role: row.role,
	emailVerified: row.emailVerifiedAt !== null
});
