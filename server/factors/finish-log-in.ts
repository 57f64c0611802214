import type { UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { budgets, charge, refund, type Charge } from '../auth/budgets.ts';
import type { Device } from '../auth/device.ts';
import { noteEvent } from '../auth/note-event.ts';
import { openSession, type Opened } from '../auth/sessions.ts';
import { trustedFor } from '../auth/trusted-devices.ts';
import type { Deps } from '../core/deps.ts';
import { findUser } from '../users/find-user.ts';
import { findStep, takeStep } from './steps.ts';
import { takeCode } from './take-code.ts';
import { findTotp } from './totp.ts';

/** The second half of a sign-in: a code of the app, or one of those on paper. */
export async function finishLogIn(
	deps: Deps,
	word: string,
	code: string,
	device: Device
): Promise<{ user: UserRow; opened: Opened }> {
	const step = await findStep(deps.db, deps, 'second_factor', word);
	if (!step?.userId) throw new Refusal('token_invalid');
	const user = await findUser(deps.db, step.userId);
	// As with passwords: guessing from elsewhere uses up nothing of a browser that has signed in before.
	const trusted = await trustedFor(deps, user.email, device.known);
	const charges: Charge[] = [[budgets.code, `${trusted?.slice(0, 32) ?? ''} ${user.id}`]];
	await charge(deps, charges);
	const totp = await findTotp(deps.db, user.id);
	// Turned off meanwhile: then the password was all of it, but it is asked for again.
	if (!totp?.confirmedAt) throw new Refusal('token_invalid');
	if (!(await takeCode(deps.db, deps, totp, code))) {
		await noteEvent(deps.db, deps, { action: 'sign_in_failed', userId: user.id, device });
		throw new Refusal('code_invalid');
	}
	if (!(await takeStep(deps.db, deps, 'second_factor', word))) throw new Refusal('token_invalid');
	await refund(deps, charges);
	const opened = await openSession(deps.db, deps, user.id, device);
	await noteEvent(deps.db, deps, { action: 'signed_in', userId: user.id, device });
	return { user, opened };
}
