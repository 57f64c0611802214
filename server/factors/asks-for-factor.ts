import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { newStep } from './steps.ts';
import { findTotp } from './totp.ts';

/** The password was right. Where a second factor is on, that was half of it: refuses, with the word by which the other half is brought. */
export async function asksForFactor(deps: Deps, userId: string): Promise<void> {
	const totp = await findTotp(deps.db, userId);
	if (!totp?.confirmedAt) return;
	const step = await newStep(deps.db, deps, { purpose: 'second_factor', userId });
	throw new Refusal('second_factor_required', { extra: { step } });
}
