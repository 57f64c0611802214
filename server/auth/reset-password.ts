import type { UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { findUser } from '../users/find-user.ts';
import { chargeAsking } from './budgets.ts';
import { closeStreams, endSessions } from './end-sessions.ts';
import { passwordChangedLetter } from './letters.ts';
import { takeMailToken } from './mail-tokens.ts';
import { markVerified } from './mark-verified.ts';
import { noteEvent } from './note-event.ts';
import { hashPassword } from './passwords.ts';
import type { Device } from './device.ts';
import { setPassword } from './set-password.ts';
import { forgetDevices } from './trusted-devices.ts';
import { refuseWeak } from './weak-passwords.ts';

/**
 * A new password by the link of a letter: it ends every session, and whoever opens such a link has proved the address too. The token is looked
 * at only after the slow hash, so that guessing tokens costs as much as setting a password.
 */
export async function resetPassword(
	deps: Deps,
	token: string,
	password: string,
	device: Device
): Promise<UserRow> {
	await chargeAsking(deps, device);
	const passwordHash = await hashPassword(deps, password);
	const user = await deps.write(async (tx) => {
		const taken = await takeMailToken(tx, 'reset', token, deps.clock.now());
		if (!taken) throw new Refusal('token_invalid');
		const found = await findUser(tx, taken.userId);
		await refuseWeak(password, [found.email, found.name]);
		await setPassword(tx, deps, found, passwordHash);
		await endSessions(tx, deps, found.id);
		await forgetDevices(tx, found.id);
		await noteEvent(tx, deps, { action: 'password_reset', userId: found.id, device });
		return found.emailVerifiedAt ? found : markVerified(tx, deps, found.id);
	});
	closeStreams(deps, user.id);
	deps.mail.send(passwordChangedLetter(user.email, user.locale, deps.config.publicUrl));
	return user;
}
