import { createHash, randomBytes } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { authorizations } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { personOf } from '../auth/person-of.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import type { Caller } from '../core/http.ts';

/** How long somebody may take to sign in at a network, in seconds. */
export const longestSignIn = 15 * 60;

const kept = z.object({
	/** Proves at the exchange that it is made by who began (PKCE). */
	verifier: z.string(),
	/** The channel that the sign-in is about, where it is about one. */
	channel: z.string().nullable()
});

/** A sign-in as it is begun: what goes along to the network, and what stays in the browser. */
export interface Begun {
	state: string;
	challenge: string;
	cookie: string;
}

/** Begins a sign-in: it can be ended by this session, in this browser, for this project, and once. */
export async function beginSignIn(
	deps: Deps,
	{ userId, sessionId }: Caller,
	about: { network: string; projectId: string; channel?: string | undefined }
): Promise<Begun> {
	await access(deps.db, userId, about.projectId, 'accounts.write');
	const [state, verifier, cookie] = [secret(), secret(), secret()];
	const id = hashOf(state);
	const inside = { verifier, channel: about.channel ?? null };
	const now = deps.clock.now();
	await deps.db.delete(authorizations).where(lt(authorizations.expiresAt, now));
	await deps.db.insert(authorizations).values({
		...{ id, userId, sessionId, network: about.network, projectId: about.projectId },
		browser: hashOf(cookie),
		sealed: deps.seal.seal(JSON.stringify(inside), `authorizations|${id}`),
		expiresAt: new Date(now.getTime() + longestSignIn * 1000)
	});
	return { state, cookie, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

export interface Ended extends z.output<typeof kept> {
	userId: string;
	projectId: string;
}

/** Takes a sign-in that has come back. Refuses one that was begun elsewhere, or by a session that is over, or that came back before. */
export async function endSignIn(
	deps: Deps,
	network: string,
	state: string,
	cookie: string | undefined
): Promise<Ended> {
	const id = hashOf(state);
	const [begun] = await deps.db.select().from(authorizations).where(eq(authorizations.id, id));
	const isOurs =
		begun?.network === network &&
		begun.expiresAt > deps.clock.now() &&
		cookie !== undefined &&
		begun.browser === hashOf(cookie);
	if (!begun || !isOurs)
		throw new Refusal('sign_in_failed', { detail: 'it was not begun in this browser, or too long ago' });
	const [taken] = await deps.db.delete(authorizations).where(eq(authorizations.id, id)).returning();
	const { userId, sessionId, projectId } = begun;
	if (!taken || !(await personOf(deps, { userId, sessionId }))) {
		throw new Refusal('sign_in_failed', { detail: 'whoever began it has signed out since' });
	}
	await access(deps.db, userId, projectId, 'accounts.write');
	const inside = kept.parse(JSON.parse(deps.seal.open(begun.sealed, `authorizations|${id}`)));
	return { ...inside, userId, projectId };
}

/** 43 characters of the alphabet that PKCE allows. */
const secret = (): string => randomBytes(32).toString('base64url');
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
