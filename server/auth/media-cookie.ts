import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Refusal } from '#sync/errors.ts';
import type { Caller, Env } from '../core/http.ts';
import { askedBy } from '../core/origin.ts';
import { refreshLifetime } from './lucia.ts';
import { personOf } from './person-of.ts';
import { callerOf } from './signed-in.ts';
import { readToken, signToken, type Bearer } from './tokens.ts';

const name = 'twexel_media';
const path = '/api/media';

/**
 * An `<img>` cannot send an access token, so a browser that signed in also holds a cookie that goes to the media alone, only from our own
 * pages, and that opens nothing but reading them.
 */
export async function setMediaCookie(context: Context<Env>, bearer: Bearer): Promise<void> {
	const deps = context.get('deps');
	const seconds = refreshLifetime / 1000;
	setCookie(context, name, await signToken(deps, bearer, 'twexel:media', seconds), {
		path,
		maxAge: seconds,
		httpOnly: true,
		sameSite: 'Strict',
		secure: deps.config.publicUrl.startsWith('https:')
	});
}

export const clearMediaCookie = (context: Context<Env>) => deleteCookie(context, name, { path });

/** Who reads a medium, by access token or by the cookie above. */
export async function mediaReader(context: Context<Env>): Promise<Caller> {
	if (context.req.header('authorization') !== undefined) return callerOf(context);
	const deps = context.get('deps');
	const bearer = await readToken(deps, getCookie(context, name) ?? '', 'twexel:media');
	if (!bearer) throw new Refusal('unauthorized');
	const person = await personOf(deps, bearer);
	if (!person) throw new Refusal('session_ended');
	askedBy(bearer.userId);
	return { ...bearer, role: person.role };
}
