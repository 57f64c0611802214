import { eq } from 'drizzle-orm';
import { users, type UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { perDeps } from '../core/per-deps.ts';
import { Throttle } from '../core/throttle.ts';
import { isPassword } from './passwords.ts';
import type { Device } from './device.ts';
import { openSession, type Opened } from './sessions.ts';

const quarterHour = 15 * 60_000;

/** Failures that are borne: of one address from one place, so that nobody can lock another out from elsewhere; and of one place. */
const failuresOf = perDeps(() => ({
	ofPair: new Throttle(10, quarterHour),
	ofPlace: new Throttle(100, quarterHour)
}));

/** Signs in. An unknown address, a wrong password and one that is too long take the same time and get the same answer. */
export async function logIn(
	deps: Deps,
	email: string,
	password: string,
	device: Device
): Promise<{ user: UserRow; opened: Opened }> {
	const now = deps.clock.now();
	const { ofPair, ofPlace } = failuresOf(deps);
	const pair = `${email} ${device.address}`;
	ofPair.refuseFull(pair, now);
	ofPlace.refuseFull(device.address, now);
	// Counted before the slow comparison, or a hundred at once would all be let through.
	ofPair.count(pair, now);
	ofPlace.count(device.address, now);
	const [user] = await deps.db.select().from(users).where(eq(users.email, email));
	const isRight = await isPassword(deps, password, user?.passwordHash ?? null);
	if (!user || !isRight) throw new Refusal('invalid_credentials');
	ofPair.forget(pair);
	if (!user.emailVerifiedAt) throw new Refusal('email_not_verified');
	return { user, opened: await openSession(deps.db, deps, user.id, device) };
}
