import { expect, it } from 'vitest';
import type { Outgoing } from '#app/lib/media/store.ts';
import { nextFor, standingOf } from './standing.ts';

const file: Outgoing = {
	...{ id: 'a', projectId: 'p', name: 'кадр.jpg', type: 'image/jpeg', kind: 'image', bytes: 200, alt: '' },
	...{ width: null, height: null, addedAt: 0, sha256: 'f', state: 'waiting' },
	...{ offset: 50, uploadUrl: null, code: null, tries: 0, retryAt: 0 }
};

it('says why a file waits: for the network, for its turn, or for a server that could not take it', () => {
	expect(standingOf(file, false)).toEqual({ is: 'no_network' });
	expect(standingOf(file, true)).toEqual({ is: 'queued' });
	expect(standingOf({ ...file, code: 'unreached' }, true)).toEqual({ is: 'no_network' });
	expect(standingOf({ ...file, code: 'unavailable' }, true)).toEqual({ is: 'retrying' });
	expect(standingOf({ ...file, code: 'unavailable' }, false)).toEqual({ is: 'no_network' });
});

it('tells the share that has left, and never more than all of it', () => {
	expect(standingOf({ ...file, state: 'uploading' }, true)).toEqual({ is: 'sending', share: 0.25 });
	expect(standingOf({ ...file, state: 'uploading', offset: 300 }, true)).toEqual({ is: 'sending', share: 1 });
	expect(standingOf({ ...file, state: 'uploading', bytes: 0 }, true)).toEqual({ is: 'sending', share: 0 });
});

it('offers what can be done in each state, and gives a failure its reason', () => {
	expect(standingOf({ ...file, state: 'failed', code: 'too_large' }, true)).toEqual({
		is: 'failed',
		code: 'too_large'
	});
	const offered = (['waiting', 'hashing', 'uploading', 'paused', 'failed', 'done'] as const).map((state) =>
		nextFor({ state })
	);
	expect(offered).toEqual(['pause', 'pause', 'pause', 'resume', 'retry', null]);
});
