import { expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import { channel, noon } from '#tests/kit/samples.ts';
import { fullDays, goingAround } from './full-days.ts';

const of = (id: string, network: string) => ({ id, network, kind: 'channel' }) as Account;
const accounts = [of(channel, 'counted'), of('other', 'counted'), of('free', 'uncounted')];
const manifests = new Map([
	['counted', { limits: { perDay: 2 } } as unknown as NetworkManifest],
	['uncounted', { limits: {} } as unknown as NetworkManifest]
]);
const at = (hours: number, ...ids: string[]) => ({
	scheduledAt: new Date(Date.parse(noon) + hours * 3_600_000).toISOString(),
	targets: ids.map((accountId) => ({ accountId }))
});
const full = (...others: ReturnType<typeof at>[]) =>
	fullDays(at(0, channel, 'other', 'free'), others, accounts, manifests).map(
		({ account, perDay }) => `${account.id} ${perDay}`
	);

it('names the channels of a post whose day is full, and none that take any number', () => {
	expect(full(at(-1, channel), at(2, channel))).toEqual([`${channel} 2`]);
	expect(full(at(-1, channel), at(2, channel, 'other'), at(3, 'other'))).toEqual([`${channel} 2`, 'other 2']);
	expect(full(at(-1, 'free'), at(1, 'free'), at(2, 'free'))).toEqual([]);
	expect(full(at(-1, channel), at(24, channel))).toEqual([]);
});

it('asks for what is planned and what is out, a day either way', () =>
	expect(goingAround('p', noon).selector).toMatchObject({
		projectId: 'p',
		scheduledAt: { $gte: at(-24).scheduledAt, $lte: at(24).scheduledAt }
	}));
