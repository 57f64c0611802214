import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { UserRow } from '#db/schema.ts';
import type { Env } from '../core/http.ts';
import { user as userSchema, userRecord } from '../users/documents.ts';
import { setMediaCookie } from './media-cookie.ts';
import { lucia, type Opened } from './sessions.ts';
import { accessLifetime, signToken } from './tokens.ts';
import { trustDevice } from './trusted-devices.ts';

/** The answer to everything that signs in, and to a renewal. */
export const sessionAnswer = z.object({
	accessToken: z.string(),
	expiresIn: z.number().int(),
	user: userSchema
});

/** For a sign-in, by which the browser becomes known. */
export async function signInAnswer(context: Context<Env>, user: UserRow, opened: Opened) {
	await trustDevice(context, user.id);
	return renewalAnswer(context, user, opened);
}

export async function renewalAnswer(context: Context<Env>, user: UserRow, opened: Opened) {
	const deps = context.get('deps');
	const cookie = lucia(deps.db, deps).createSessionCookie(opened.refreshToken);
	context.header('set-cookie', cookie.serialize(), { append: true });
	await setMediaCookie(context, opened);
	context.header('cache-control', 'no-store');
	const accessToken = await signToken(deps, opened, 'twexel:api', accessLifetime);
	return { accessToken, expiresIn: accessLifetime, user: userRecord(user) };
}
