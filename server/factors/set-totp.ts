import { eq } from 'drizzle-orm';
import { recoveryCodes, totpFactors, type UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { budgets, charge, refund, type Charge } from '../auth/budgets.ts';
import type { Device } from '../auth/device.ts';
import { noteEvent } from '../auth/note-event.ts';
import type { Deps } from '../core/deps.ts';
import { factorLetter } from './letters.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { findTotp, takeTotp } from './totp.ts';

/** The app shows the right code, so from now on it is asked for. Gives the recovery codes. */
export async function turnOnTotp(deps: Deps, user: UserRow, code: string, device: Device): Promise<string[]> {
	const charges: Charge[] = [[budgets.code, `new ${user.id}`]];
	await charge(deps, charges);
	const codes = await deps.db.transaction(async (tx) => {
		const row = await findTotp(tx, user.id);
		if (!row || row.confirmedAt) throw new Refusal('token_invalid');
		if (!(await takeTotp(tx, deps, row, code.replace(/\s/g, '')))) throw new Refusal('code_invalid');
		await tx
			.update(totpFactors)
			.set({ confirmedAt: deps.clock.now() })
			.where(eq(totpFactors.userId, user.id));
		await noteEvent(tx, deps, { action: 'totp_on', userId: user.id, device });
		return newRecoveryCodes(tx, user.id);
	});
	await refund(deps, charges);
	deps.mail.send(factorLetter('totpOn', user, deps.config.publicUrl));
	return codes;
}

/** Whoever knows the password may do without again. */
export async function turnOffTotp(deps: Deps, user: UserRow, device: Device): Promise<void> {
	await deps.db.transaction(async (tx) => {
		await tx.delete(totpFactors).where(eq(totpFactors.userId, user.id));
		await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, user.id));
		await noteEvent(tx, deps, { action: 'totp_off', userId: user.id, device });
	});
	deps.mail.send(factorLetter('totpOff', user, deps.config.publicUrl));
}
