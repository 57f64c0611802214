import { expect, it } from 'vitest';
import type { NetworkManifest } from '../records/network.ts';
import { predictEnds, type Departure, type Send } from './predict-ends.ts';

const rates = new Map<string, Pick<NetworkManifest, 'rates'>>([
	[
		'quick',
		{
			rates: [
				{ of: 'sender', messages: 30, seconds: 1, burst: 5 },
				{ of: 'channel', messages: 1, seconds: 1, burst: 3 },
				{ of: 'channel', kinds: ['group'], messages: 20, seconds: 60, burst: 3 }
			]
		}
	],
	['free', { rates: [] }]
]);
const to = (id: string, more: Partial<Send> = {}, kind: 'channel' | 'group' = 'channel'): Send => ({
	channel: { id, network: 'quick', kind },
	messages: 1,
	...more
});
const noon = Date.UTC(2026, 10, 23, 12);
const ends = (departures: Departure[]) =>
	[...predictEnds(departures, rates).values()].map((end) => Math.floor((end - noon) / 1000));

it('one message leaves at its time', () => {
	expect(ends([{ id: 'a', at: noon, sends: [to('1')] }])).toEqual([0]);
});

it('many posts for one channel go on at its pace, the later ones behind the earlier', () => {
	const posts = Array.from({ length: 63 }, (_, n) => ({ id: String(n), at: noon, sends: [to('1')] }));
	expect(ends(posts).slice(0, 5)).toEqual([0, 0, 0, 1, 2]);
	// Sixty wait for a second each, and as much longer as we stay below the network's word.
	expect(ends(posts).at(-1)).toBe(62);
	const behind = { id: 'behind', at: noon + 30_000, sends: [to('1')] };
	expect(ends([behind, ...posts]).at(-1)).toBe(63);
	expect(ends([...posts, { ...behind, at: noon + 3_600_000 }]).at(-1)).toBe(3600);
});

it('a group takes twenty a minute, and an album counts as all of its messages: those behind it wait', () => {
	const album = { id: 'album', at: noon, sends: [to('1', { messages: 23 }, 'group')] };
	expect(ends([album])).toEqual([0]);
	const behind = { id: 'behind', at: noon, sends: [to('1', {}, 'group')] };
	expect(ends([album, behind])[1]).toBe(65);
});

it('a slow group holds up no other channel', () => {
	const album = { id: 'album', at: noon, sends: [to('1', { messages: 23 }, 'group')] };
	const behind = { id: 'behind', at: noon, sends: [to('1', {}, 'group')] };
	expect(ends([album, behind, { id: 'other', at: noon, sends: [to('2')] }])[2]).toBeLessThan(2);
});

it('a post for very many channels is as slow as their bot', () => {
	const sends = Array.from({ length: 305 }, (_, n) => to(String(n)));
	expect(ends([{ id: 'a', at: noon, sends }])).toEqual([10]);
});

it('a network without a pace holds nothing up', () => {
	const channel = { id: 'x', network: 'free', kind: 'channel' as const };
	expect(ends([{ id: 'a', at: noon, sends: [{ channel, messages: 1000 }] }])).toEqual([0]);
});
