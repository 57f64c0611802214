import type { Db, Tx } from '#db/client.ts';
import type { Deps } from '../core/deps.ts';
import { takeRecoveryCode } from './recovery-codes.ts';
import { takeTotp, type TotpRow } from './totp.ts';

/** Six digits are the app's; anything else can only be a recovery code. */
export async function takeCode(db: Db | Tx, deps: Deps, totp: TotpRow, code: string): Promise<boolean> {
	const digits = code.replace(/\s/g, '');
	return /^\d{6}$/.test(digits) ? takeTotp(db, deps, totp, digits) : takeRecoveryCode(db, totp.userId, code);
}
