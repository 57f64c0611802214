import { z } from '@hono/zod-openapi';
import { personName } from '../users/documents.ts';
import { newPassword } from './passwords.ts';

/** Addresses are kept trimmed and in lower case, so that one person is one account. */
export const email = z.string().max(320).trim().toLowerCase().pipe(z.email().max(254));

export const registration = z.object({
	email,
	password: newPassword,
	name: personName.optional(),
	locale: z.enum(['ru', 'en']).optional()
});

/** Anything may be tried as a password; what could never be one is simply wrong. */
export const login = z.object({ email, password: z.string().max(1024) });
