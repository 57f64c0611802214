import type { UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import type { Caller } from '../core/http.ts';
import { findUser } from '../users/find-user.ts';
import { budgets, charge, refund, type Charge } from './budgets.ts';
import { isPassword } from './passwords.ts';

/** Asks for the present password before what cannot be taken back. `field` is where it stands in what was sent. */
export async function provePassword(
	deps: Deps,
	{ userId, sessionId }: Caller,
	password: string,
	field: string
): Promise<UserRow> {
	// By the session, so that a stolen one cannot keep the owner out of their own.
	const charges: Charge[] = [[budgets.proof, sessionId]];
	await charge(deps, charges);
	const user = await findUser(deps.db, userId);
	if (!(await isPassword(deps, password, user.passwordHash))) {
		const errors = [{ path: field, code: 'password_wrong', message: 'not the present password' }];
		throw new Refusal('validation_failed', { errors });
	}
	await refund(deps, charges);
	return user;
}
