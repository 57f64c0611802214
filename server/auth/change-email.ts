import { and, eq, isNotNull } from 'drizzle-orm';
import { users } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import type { Caller } from '../core/http.ts';
import { mayWriteTo } from './budgets.ts';
import type { Device } from './device.ts';
import { alreadyThereLetter, emailAskedLetter, newEmailLetter } from './letters.ts';
import { dropMailTokens, newMailToken } from './mail-tokens.ts';
import { noteEvent } from './note-event.ts';
import { provePassword } from './prove-password.ts';

/**
 * Asks the new address whether it is theirs, and tells the present one. Nothing changes until the link is opened. An address that is
 * somebody's is asked nothing: its owner is told, and who asks is not.
 */
export async function changeEmail(
	deps: Deps,
	caller: Caller,
	{ email, password }: { email: string; password: string },
	device: Device
): Promise<void> {
	const user = await provePassword(deps, caller, password, 'password');
	if (user.email === email) throw new Refusal('already_exists');
	const token = await deps.db.transaction(async (tx) => {
		await dropMailTokens(tx, user.id, ['email']);
		await noteEvent(tx, deps, { action: 'email_change_asked', userId: user.id, device });
		return newMailToken(tx, { userId: user.id, purpose: 'email', email }, deps.clock.now());
	});
	const { publicUrl } = deps.config;
	deps.mail.send(emailAskedLetter(user.email, user.locale, publicUrl, email));
	deps.mail.send(async () => {
		if (!(await mayWriteTo(deps, email))) return null;
		const [other] = await deps.db
			.select({ locale: users.locale })
			.from(users)
			.where(and(eq(users.email, email), isNotNull(users.emailVerifiedAt)));
		return other
			? alreadyThereLetter(email, other.locale, publicUrl)
			: newEmailLetter(email, user.locale, publicUrl, token);
	});
}
