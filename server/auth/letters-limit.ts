import type { Deps } from '../core/deps.ts';
import { perDeps } from '../core/per-deps.ts';
import { Throttle } from '../core/throttle.ts';

/** Letters with links that one address gets in an hour, however often somebody asks for them. */
const lettersOf = perDeps(() => new Throttle(6, 60 * 60_000));

/** Whether another letter may go to the address now; it is counted by this. */
export function mayWriteTo(deps: Deps, email: string): boolean {
	const now = deps.clock.now();
	if (lettersOf(deps).isFull(email, now)) {
		deps.log.warn('an address had its letters for this hour');
		return false;
	}
	lettersOf(deps).count(email, now);
	return true;
}
