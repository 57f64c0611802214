import { ApiProblem, Offline } from '../api-problem.ts';
import type { Outgoing } from './store.ts';

/** What is to be done about an upload that broke off. */
export type Fate =
	| { is: 'offline'; code: 'unreached' }
	/** Later, from where it stopped, or from the beginning where the server no longer has what had come. */
	| { is: 'again'; code: NonNullable<Outgoing['code']>; isAnew: boolean }
	/** A definite no: only a person can do something about it. */
	| { is: 'no'; code: NonNullable<Outgoing['code']> };

/** Words of the server that change by themselves, though their status says that the asker is wrong. */
const passing = new Set<string>([
	'upload_offset_mismatch',
	'too_many_requests',
	'unauthorized',
	'session_ended'
]);

export function fateOf(error: unknown, hadBegun: boolean): Fate {
	if (error instanceof Offline) return { is: 'offline', code: 'unreached' };
	if (!(error instanceof ApiProblem)) return { is: 'no', code: 'file_unreadable' };
	const { code, status } = error;
	if (status >= 500 || status === 423 || passing.has(code)) return { is: 'again', code, isAnew: false };
	// Where an upload had begun, it is the upload that is gone; the project's own absence is told when it is announced anew.
	const isGone = code === 'upload_expired' || (code === 'not_found' && hadBegun);
	return isGone ? { is: 'again', code, isAnew: true } : { is: 'no', code };
}

/** How long to wait after so many tries in a row, in milliseconds: doubled each time up to a minute, and never for all at once. */
export const pauseAfter = (tries: number, chance = Math.random()): number =>
	Math.min(60_000, 1000 * 2 ** Math.min(tries, 10)) * (0.75 + chance / 2);
