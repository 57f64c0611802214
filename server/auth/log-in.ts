import { eq } from 'drizzle-orm';
import { users, type UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { asksForFactor } from '../factors/asks-for-factor.ts';
import { accountKey, budgets, charge, chargeOf, refund, type Charge } from './budgets.ts';
import type { Device } from './device.ts';
import { noteEvent } from './note-event.ts';
import { isPassword, refuseCrowd } from './passwords.ts';
import { openSession, type Opened } from './sessions.ts';
import { trustedFor } from './trusted-devices.ts';

/**
 * Signs in. An unknown address, a wrong password and one that is too long take the same time and get the same answer. With a second factor the
 * refusal carries the word for the second half (server/factors).
 */
export async function logIn(
	deps: Deps,
	email: string,
	password: string,
	device: Device
): Promise<{ user: UserRow; opened: Opened }> {
	refuseCrowd(deps);
	// Counted before the slow comparison, or a hundred at once would all be let through.
	const charges = await chargesFor(deps, email, device);
	await charge(deps, charges);
	const [user] = await deps.db.select().from(users).where(eq(users.email, email));
	const isRight = await isPassword(deps, password, user?.passwordHash ?? null);
	if (!user || !isRight) {
		if (user) await noteEvent(deps.db, deps, { action: 'sign_in_failed', userId: user.id, device });
		throw new Refusal('invalid_credentials');
	}
	await refund(deps, charges);
	if (!user.emailVerifiedAt) throw new Refusal('email_not_verified');
	await asksForFactor(deps, user.id);
	const opened = await openSession(deps.db, deps, user.id, device);
	await noteEvent(deps.db, deps, { action: 'signed_in', userId: user.id, device });
	return { user, opened };
}

/**
 * What a try is counted against. A browser that has signed in to the account before has tries of its own, so that nobody who guesses, from
 * however many places, keeps the owner out; all others share ten for the account, and those from one place a hundred for all accounts.
 */
async function chargesFor(deps: Deps, email: string, device: Device): Promise<Charge[]> {
	const trusted = await trustedFor(deps, email, device.known);
	if (trusted !== null) return [[budgets.device, `${trusted.slice(0, 32)} ${accountKey(email)}`]];
	return [...chargeOf(budgets.place, device.address), [budgets.account, accountKey(email)]];
}
