import { expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import { channel, written } from '#tests/kit/samples.ts';
import type { Entry } from './entries.ts';
import { overfullDays } from './overfull.ts';

const accounts = [{ id: channel, network: 'counted' } as Account];
const manifests = new Map([['counted', { limits: { perDay: 2 } } as unknown as NetworkManifest]]);
const entry = (part = {}): Entry => ({
	post: written({ status: 'scheduled', targets: [{ accountId: channel }], ...part }),
	...{ time: '10:00', minutes: 600, until: null }
});

it('names the channels that a day holds too much for', () => {
	const days = new Map([
		['2026-12-01', [entry(), entry()]],
		['2026-12-02', [entry(), entry(), entry()]],
		['2026-12-03', [entry(), entry(), entry({ status: 'draft' })]]
	]);
	const found = overfullDays(days, accounts, manifests);
	expect([...found.keys()]).toEqual(['2026-12-02']);
	expect(found.get('2026-12-02')).toEqual([{ account: accounts[0], perDay: 2 }]);
});
