import { expect, it } from 'vitest';
import type { RefusalCode } from '#sync/errors.ts';
import { refusals } from '#sync/errors.ts';
import { ApiProblem, Offline } from '../api-problem.ts';
import { fateOf, pauseAfter } from './fate.ts';

const problem = (code: RefusalCode) => new ApiProblem(refusals[code], code);

it('waits for the network, and counts that against no file', () => {
	expect(fateOf(new Offline(), true)).toMatchObject({ is: 'offline' });
});

it.each(['unavailable', 'internal', 'too_many_requests', 'upload_offset_mismatch', 'unauthorized'] as const)(
	'goes on later from where it stopped after %s',
	(code) => expect(fateOf(problem(code), true)).toEqual({ is: 'again', code, isAnew: false })
);

it('begins anew where the server has forgotten what had come', () => {
	expect(fateOf(problem('upload_expired'), true)).toMatchObject({ is: 'again', isAnew: true });
	expect(fateOf(problem('not_found'), true)).toMatchObject({ is: 'again', isAnew: true });
});

it.each([
	'too_large',
	'unsupported_media_type',
	'media_unreadable',
	'hash_mismatch',
	'forbidden',
	'already_exists'
] as const)('never repeats after a definite no: %s', (code) =>
	expect(fateOf(problem(code), true)).toEqual({ is: 'no', code })
);

it('takes a project that is not there for a no, once the upload has not begun', () => {
	expect(fateOf(problem('not_found'), false)).toEqual({ is: 'no', code: 'not_found' });
});

it('calls what is no answer of the server a file that cannot be read', () => {
	expect(fateOf(new TypeError('x'), false)).toEqual({ is: 'no', code: 'file_unreadable' });
});

it('waits longer each time, up to a minute, and not all devices at once', () => {
	const pauses = [0, 1, 2, 3, 4, 5, 6, 100].map((tries) => pauseAfter(tries, 0.5));
	expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
	expect([pauseAfter(0, 0), pauseAfter(0, 1)]).toEqual([750, 1250]);
});
