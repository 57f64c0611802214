import Tinypool from 'tinypool';
import { Refusal } from '#sync/errors.ts';
import type { Chosen, Weakness } from './weakness.ts';

/** How long the thread and its lists stay after the last password, in milliseconds. */
const patience = 20_000;

/** Passwords are set seldom: what is known of the bad ones is in memory only around then, and nobody else's request waits for the guessing. */
const guessing = new Tinypool({
	filename: new URL('./weakness.ts', import.meta.url).href,
	minThreads: 0,
	maxThreads: 1,
	idleTimeout: patience
});

/** Refuses a new password that anybody would try. `about`: what is known of the person. */
export async function refuseWeak(password: string, about: string[]): Promise<void> {
	const chosen: Chosen = { password, about };
	// The cast: a thread answers what its function does.
	const weakness = (await guessing.run(chosen)) as Weakness | null;
	if (weakness === null) return;
	const message = weakness === 'password_breached' ? 'known from breaches' : 'too easily guessed';
	throw new Refusal('validation_failed', { errors: [{ path: 'password', code: weakness, message }] });
}
