import { createHash } from 'node:crypto';
import type { Deps } from '../core/deps.ts';
import { canSpend, giveBack, spend, type Budget } from '../core/budget.ts';
import { placeOf } from '../core/place.ts';

const quarter = 15 * 60;
const hour = 60 * 60;

/** How often anything may be tried here. Where it is an account that is guessed at, the number is the same from wherever it comes. */
export const budgets = {
	/** Passwords and codes for one account, from browsers that never signed in to it. */
	account: { name: 'account', points: 10, seconds: quarter },
	/** The same from one that has: nobody else can use that up, so a victim of guessers is let in. */
	device: { name: 'device', points: 10, seconds: quarter },
	/** Failures from one place, over all accounts. */
	place: { name: 'place', points: 100, seconds: quarter },
	/** Codes of an app for one account whose password was right. */
	code: { name: 'code', points: 10, seconds: quarter },
	/** The present password, asked of one session. */
	proof: { name: 'proof', points: 10, seconds: quarter },
	/** What sends letters or sets passwords, from one place: behind one address there may be a whole office, or a proxy that nobody has named. */
	asking: { name: 'asking', points: 1000, seconds: hour },
	/** Letters with links to one address. */
	letters: { name: 'letters', points: 6, seconds: hour }
} satisfies Record<string, Budget>;

export type Charge = [Budget, key: string];

/** Addresses of people stand nowhere in the table. */
export const accountKey = (email: string): string =>
	createHash('sha256').update(email).digest('base64url').slice(0, 32);

export async function charge(deps: Deps, charges: Charge[]): Promise<void> {
	for (const [budget, key] of charges) await spend(deps, budget, key);
}

export async function refund(deps: Deps, charges: Charge[]): Promise<void> {
	for (const [budget, key] of charges) await giveBack(deps, budget, key);
}

/** Without a connection, as in tests, there is no place to count by. */
export const chargeOf = (budget: Budget, address: string): Charge[] =>
	address === '' ? [] : [[budget, placeOf(address)]];

/** For routes by which anybody can make us write letters or hash passwords. */
export const chargeAsking = (deps: Deps, { address }: { address: string }): Promise<void> =>
	charge(deps, chargeOf(budgets.asking, address));

/** Whether another letter may go to the address now; it is counted by this. */
export async function mayWriteTo(deps: Deps, email: string): Promise<boolean> {
	const isLeft = await canSpend(deps, budgets.letters, accountKey(email));
	if (!isLeft) deps.log.warn('an address had its letters for this hour');
	return isLeft;
}
