import { and, eq, gt, ne } from 'drizzle-orm';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Db, Tx } from '#db/client.ts';
import { trustedDevices, users } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { Env } from '../core/http.ts';
import { hashOf, newToken } from './lucia.ts';

const name = 'twexel_device';
/** Since the last sign-in, in milliseconds. */
const lifetime = 180 * 24 * 3_600_000;

/** What a browser shows of having signed in before; undefined for one that has not. It opens nothing: it only has tries of its own. */
export const deviceTokenOf = (context: Context<Env>): string | undefined => getCookie(context, name);

/** The hash that the browser is known by, where it has signed in to this very account before. */
export async function trustedFor(
	deps: Deps,
	email: string,
	token: string | undefined
): Promise<string | null> {
	if (token === undefined) return null;
	const [known] = await deps.db
		.select({ hash: trustedDevices.hash })
		.from(trustedDevices)
		.innerJoin(users, eq(users.id, trustedDevices.userId))
		.where(
			and(
				eq(trustedDevices.hash, hashOf(token)),
				eq(users.email, email),
				gt(trustedDevices.expiresAt, deps.clock.now())
			)
		);
	return known?.hash ?? null;
}

/** Remembers a browser that has just signed in. One cookie serves all who use the browser; one that we never gave is not taken up. */
export async function trustDevice(context: Context<Env>, userId: string): Promise<void> {
	const deps = context.get('deps');
	const now = deps.clock.now();
	const shown = deviceTokenOf(context);
	const token = shown !== undefined && (await isOurs(deps, shown)) ? shown : newToken();
	const expiresAt = new Date(now.getTime() + lifetime);
	await deps.db
		.insert(trustedDevices)
		.values({ hash: hashOf(token), userId, expiresAt })
		.onConflictDoUpdate({ target: [trustedDevices.hash, trustedDevices.userId], set: { expiresAt } });
	setCookie(context, name, token, {
		path: '/api/auth',
		maxAge: lifetime / 1000,
		httpOnly: true,
		sameSite: 'Strict',
		secure: deps.config.publicUrl.startsWith('https:')
	});
}

/** Takes the tries of their own from a person's browsers, but from the one that shows `kept`. */
export async function forgetDevices(db: Db | Tx, userId: string, kept?: string): Promise<void> {
	const others = kept === undefined ? undefined : ne(trustedDevices.hash, hashOf(kept));
	await db.delete(trustedDevices).where(and(eq(trustedDevices.userId, userId), others));
}

async function isOurs(deps: Deps, token: string): Promise<boolean> {
	const [known] = await deps.db
		.select({ hash: trustedDevices.hash })
		.from(trustedDevices)
		.where(eq(trustedDevices.hash, hashOf(token)))
		.limit(1);
	return known !== undefined;
}
