import type { Db, Tx } from '#db/client.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';
import type { Device } from './device.ts';

/** What happens to an account and to its sessions. */
export interface AuthEvent {
	action:
		| 'registered'
		| 'email_verified'
		| 'signed_in'
		| 'sign_in_failed'
		| 'signed_out'
		| 'session_ended'
		| 'sessions_ended'
		| 'token_reused'
		| 'password_reset'
		| 'password_changed'
		| 'email_change_asked'
		| 'email_changed'
		| 'totp_on'
		| 'totp_off'
		| 'passkey_on'
		| 'passkey_off';
	userId: string;
	device?: Device;
}

/** The one place where what happens to accounts is noted. */
export async function noteEvent(
	db: Db | Tx,
	deps: Pick<Deps, 'log' | 'clock'>,
	event: AuthEvent
): Promise<void> {
	const { action, userId } = event;
	deps.log.info({ action, userId }, 'account event');
	const target = { kind: 'user' as const, id: userId, personId: userId };
	await record(db, deps, { projectId: null, action: `auth.${action}`, actorId: userId, target });
}
