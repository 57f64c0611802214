import { eq } from 'drizzle-orm';
import { users } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { alreadyThereLetter, verificationLetter } from './letters.ts';
import { chargeAsking, mayWriteTo } from './budgets.ts';
import type { Device } from './device.ts';
import { newMailToken } from './mail-tokens.ts';

/** Sends once more what registering the address sent. Where nobody registered it, nothing; who asks is told the same. */
export async function resendVerification(deps: Deps, email: string, device: Device): Promise<void> {
	await chargeAsking(deps, device);
	deps.mail.send(async () => {
		const [user] = await deps.db.select().from(users).where(eq(users.email, email));
		if (!user || !(await mayWriteTo(deps, email))) return null;
		const { publicUrl } = deps.config;
		if (user.emailVerifiedAt) return alreadyThereLetter(email, user.locale, publicUrl);
		const link = { userId: user.id, purpose: 'verify' as const };
		const token = await deps.db.transaction((tx) => newMailToken(tx, link, deps.clock.now()));
		return verificationLetter(email, user.locale, publicUrl, token);
	});
}
