import { expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import { channel, noon } from '#tests/kit/samples.ts';
import { delayedEnds, type Leaving } from './capacity.ts';

const account = { id: channel, network: 'slow', kind: 'channel' } as Account;
const manifests = new Map([
	['slow', { rates: [{ of: 'channel', messages: 1, seconds: 1, burst: 3 }] } as unknown as NetworkManifest]
]);
const leaving = (id: number, part: Partial<Leaving> = {}): Leaving => ({
	...{ id: String(id), scheduledAt: noon, targets: [{ accountId: channel }], media: [], poll: null },
	...part
});
const minutesAfter = (at: string | undefined) =>
	at && Math.floor((Date.parse(at) - Date.parse(noon)) / 60_000);
const delays = (posts: Leaving[]) =>
	posts.map(({ id }) => minutesAfter(delayedEnds(posts, [account], manifests).get(id)));

it('says nothing of a minute that has room', () => {
	expect(delays(Array.from({ length: 50 }, (_, id) => leaving(id)))).toEqual(Array(50).fill(undefined));
});

it('says of the posts that a full minute leaves over when they will be out', () => {
	const said = delays(Array.from({ length: 200 }, (_, id) => leaving(id)));
	expect([said[59], said[60], said.at(-1)]).toEqual([undefined, 1, 3]);
});

it('counts every file of an album, and goes by channels that are there', () => {
	const media = Array.from({ length: 10 }, (_, id) => ({ mediaId: String(id) }));
	expect(delays([...Array.from({ length: 7 }, (_, id) => leaving(id, { media })), leaving(7)])[7]).toBe(1);
	const gone = leaving(8, { media, targets: [{ accountId: 'gone' }] });
	expect(delays([...Array.from({ length: 7 }, () => gone), gone])).toEqual(Array(8).fill(undefined));
});
