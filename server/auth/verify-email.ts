import type { UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { takeMailToken } from './mail-tokens.ts';
import { markVerified } from './mark-verified.ts';
import type { Device } from './device.ts';
import { noteEvent } from './note-event.ts';
import { openSession, type Opened } from './sessions.ts';

/** Proves the address and signs its owner in. */
export function verifyEmail(
	deps: Deps,
	token: string,
	device: Device
): Promise<{ user: UserRow; opened: Opened }> {
	return deps.write(async (tx) => {
		const taken = await takeMailToken(tx, 'verify', token, deps.clock.now());
		if (!taken) throw new Refusal('token_invalid');
		const user = await markVerified(tx, deps, taken.userId);
		await noteEvent(tx, deps, { action: 'email_verified', userId: user.id, device });
		return { user, opened: await openSession(tx, deps, user.id, device) };
	});
}
