import type { Context } from 'hono';
import type { Env } from '../core/http.ts';
import { clearMediaCookie } from './media-cookie.ts';
import { lucia } from './sessions.ts';

/** Takes from a browser all that a sign-in gave it. */
export function clearCookies(context: Context<Env>): void {
	const deps = context.get('deps');
	context.header('set-cookie', lucia(deps.db, deps).createBlankSessionCookie().serialize(), { append: true });
	clearMediaCookie(context);
}
