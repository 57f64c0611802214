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
const tried = z.string().max(1024);

export const login = z.object({ email, password: tried });

/** The word in the link of a letter. */
export const linkToken = z.string().max(200);

export const addressOnly = z.object({ email });
export const reset = z.object({ token: linkToken, password: newPassword });
export const passwordChange = z.object({ currentPassword: tried, password: newPassword });
export const emailChange = z.object({ email, password: tried });
