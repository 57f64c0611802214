import { availableParallelism } from 'node:os';
import bcrypt from 'bcrypt';
import { z } from 'zod';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { perDeps } from '../core/per-deps.ts';

/** bcrypt reads 72 bytes and no more: what is longer would be cut without a word, so it is refused. In UTF-8. */
const longestPassword = 72;

const fits = (password: string): boolean => Buffer.byteLength(password) <= longestPassword;

/** Taken exactly as it comes, with no trimming. A NUL is where bcrypt stops reading. */
export const newPassword = z
	.string()
	.min(10)
	.max(longestPassword)
	.refine(fits, `at most ${longestPassword} bytes`)
	.refine((password) => !password.includes('\0'), 'no NUL characters');

/** Hashing takes a quarter of a second of a core: one core is left to everybody else, and beyond a queue of some seconds the rest are sent away. */
const atOnce = Math.max(1, availableParallelism() - 1);
const longestQueue = 40;

const gateOf = perDeps(() => ({ running: 0, waiting: new Array<() => void>() }));

export const hashPassword = (deps: Deps, password: string): Promise<string> =>
	gated(deps, () => bcrypt.hash(password, deps.config.passwordCost));

/** Null stands for a person who does not exist: it takes as long, and is false. */
export async function isPassword(deps: Deps, password: string, hash: string | null): Promise<boolean> {
	const isPossible = fits(password) && hash !== null;
	const isSame = await gated(deps, async () =>
		bcrypt.compare(password.slice(0, longestPassword), hash ?? (await nobodysHash(deps)))
	);
	return isSame && isPossible;
}

const nobodysHash = perDeps((deps) => bcrypt.hash('nobody has this password', deps.config.passwordCost));

/** Sends away whoever would have to wait too long, before anything is asked or reckoned for them: a flood costs as little as can be. */
export function refuseCrowd(deps: Deps): void {
	if (gateOf(deps).waiting.length >= longestQueue)
		throw new Refusal('too_many_requests', { extra: { retryAfter: 10 } });
}

async function gated<T>(deps: Deps, work: () => Promise<T>): Promise<T> {
	const gate = gateOf(deps);
	refuseCrowd(deps);
	if (gate.running >= atOnce) await new Promise<void>((go) => gate.waiting.push(go));
	else gate.running++;
	try {
		return await work();
	} finally {
		// The place is handed on, so `running` stays as it is unless nobody waits.
		const next = gate.waiting.shift();
		if (next) next();
		else gate.running--;
	}
}
