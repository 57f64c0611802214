import { eq } from 'drizzle-orm';
import { users } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { resetLetter } from './letters.ts';
import { chargeAsking, mayWriteTo } from './budgets.ts';
import type { Device } from './device.ts';
import { newMailToken } from './mail-tokens.ts';

/** Sends a link by which a new password can be set, where the address is somebody's. All of it after the answer, which is always the same. */
export async function forgotPassword(deps: Deps, email: string, device: Device): Promise<void> {
	await chargeAsking(deps, device);
	deps.mail.send(async () => {
		const [user] = await deps.db.select().from(users).where(eq(users.email, email));
		if (!user || !(await mayWriteTo(deps, email))) return null;
		const link = { userId: user.id, purpose: 'reset' as const };
		const token = await deps.db.transaction((tx) => newMailToken(tx, link, deps.clock.now()));
		return resetLetter(email, user.locale, deps.config.publicUrl, token);
	});
}
