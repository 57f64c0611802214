import type { UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import type { Caller } from '../core/http.ts';
import { perDeps } from '../core/per-deps.ts';
import { Throttle } from '../core/throttle.ts';
import { findUser } from '../users/find-user.ts';
import { isPassword } from './passwords.ts';

const triesOf = perDeps(() => new Throttle(10, 15 * 60_000));

/** Asks for the present password before what cannot be taken back. `field` is where it stands in what was sent. */
export async function provePassword(
	deps: Deps,
	{ userId, sessionId }: Caller,
	password: string,
	field: string
): Promise<UserRow> {
	const now = deps.clock.now();
	// By the session, so that a stolen one cannot keep the owner out of their own.
	triesOf(deps).refuseFull(sessionId, now);
	triesOf(deps).count(sessionId, now);
	const user = await findUser(deps.db, userId);
	if (!(await isPassword(deps, password, user.passwordHash))) {
		const errors = [{ path: field, code: 'password_wrong', message: 'not the present password' }];
		throw new Refusal('validation_failed', { errors });
	}
	triesOf(deps).forget(sessionId);
	return user;
}
