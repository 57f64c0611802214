import type { Context, MiddlewareHandler } from 'hono';
import { Refusal } from '#sync/errors.ts';
import type { Caller, Env } from '../core/http.ts';
import { askedBy } from '../core/origin.ts';
import { personOf } from './person-of.ts';
import { readToken } from './tokens.ts';

/** Lets pass who shows an access token of a sign-in that still stands, and says who that is. */
export const signedIn: MiddlewareHandler<Env> = async (context, next) => {
	if (context.get('caller') === undefined) context.set('caller', await callerOf(context));
	await next();
};

export async function callerOf(context: Context<Env>): Promise<Caller> {
	const deps = context.get('deps');
	const [, token] = /^Bearer +([\w.-]{1,4096})$/i.exec(context.req.header('authorization') ?? '') ?? [];
	const bearer = token === undefined ? null : await readToken(deps, token, 'twexel:api');
	if (!bearer) throw new Refusal('unauthorized');
	const person = await personOf(deps, bearer);
	if (!person) throw new Refusal('session_ended');
	askedBy(bearer.userId);
	return { ...bearer, role: person.role };
}
