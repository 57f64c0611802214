import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import type { Caller } from '../core/http.ts';
import { findUser } from '../users/find-user.ts';
import { closeStreams, endSessions } from './end-sessions.ts';
import { passwordChangedLetter } from './letters.ts';
import { noteEvent } from './note-event.ts';
import { hashPassword } from './passwords.ts';
import { provePassword } from './prove-password.ts';
import type { Device } from './device.ts';
import { setPassword } from './set-password.ts';
import { forgetDevices } from './trusted-devices.ts';
import { refuseWeak } from './weak-passwords.ts';

/** Whoever knows the present password sets another; every other session ends. */
export async function changePassword(
	deps: Deps,
	caller: Caller,
	given: { currentPassword: string; password: string },
	device: Device
): Promise<void> {
	const user = await provePassword(deps, caller, given.currentPassword, 'currentPassword');
	await refuseWeak(given.password, [user.email, user.name]);
	const passwordHash = await hashPassword(deps, given.password);
	await deps.write(async (tx) => {
		const present = await findUser(tx, user.id);
		// Another change came in between: what was proved is no longer true.
		if (present.passwordHash !== user.passwordHash) throw new Refusal('session_ended');
		await setPassword(tx, deps, user, passwordHash);
		await endSessions(tx, deps, user.id, caller.sessionId);
		await forgetDevices(tx, user.id, device.known ?? '');
		await noteEvent(tx, deps, { action: 'password_changed', userId: user.id, device });
	});
	closeStreams(deps, user.id);
	deps.mail.send(passwordChangedLetter(user.email, user.locale, deps.config.publicUrl));
}
