import { expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { UtmRule } from '#sync/records/extras.ts';
import { written } from '#tests/kit/samples.ts';
import type { Content } from './draft.svelte.ts';
import { untagged } from './untagged.ts';

const rich: NetworkManifest = {
	...{ id: 'rich', name: 'Rich', hue: 1, rates: [], mediaKinds: [], markup: 'rich', poll: null, options: [] },
	limits: { text: 4096, caption: 1024, media: 10, bytes: {} as never },
	...{ messages: { together: [], isSeries: true }, canEdit: true, removableHours: 48 }
};
const plain: NetworkManifest = { ...rich, id: 'plain', markup: 'plain' };
const at = '2026-11-23T09:00:00.000Z';
const account = (network: string): Account => ({
	...{ id: network, network, projectId: 'p', kind: 'channel', externalId: '1', title: network },
	...{ username: null, avatarUrl: null, status: 'active', statusReason: null, subscribers: null },
	...{ connectedAt: at, abilities: null, signature: '', updatedAt: at, writeId: 'w' }
});
const rule: UtmRule = {
	...{ network: 'rich', source: 'rich', medium: 'social', campaign: '', content: '', term: '', hosts: [] }
};

/** What is said of a post, and what still is once that was mended. */
function said(part: Partial<Content>, utm: UtmRule[] = []) {
	const known = {
		accounts: [account('rich'), account('plain')],
		manifests: new Map([rich, plain].map((one) => [one.id, one])),
		manner: { overflow: 'refuse' as const, utm }
	};
	const content: Content = { ...written(), targets: [{ accountId: 'rich' }], ...part };
	const [first, ...others] = untagged(content, known);
	const after = { ...content, ...first?.change };
	return { first, others, after, left: untagged(after, known) };
}

it('tells of links that the project marks and this post does not, and marks them again', () => {
	const targets = [
		{ accountId: 'rich', options: { withoutUtm: true, silent: true } },
		{ accountId: 'plain' }
	];
	const { first, after, left } = said({ html: 'Меню: a.com/m, a.com/m и b.com', targets }, [rule]);
	expect(first).toMatchObject({ why: 'off', accountIds: ['rich'], count: 2 });
	expect(after.targets).toEqual([{ accountId: 'rich', options: { silent: true } }, { accountId: 'plain' }]);
	expect(left).toEqual([]);
});

it('says nothing where the rule marks them, where it marks none of them, and where there are no rules and no marks', () => {
	const off = [{ accountId: 'rich', options: { withoutUtm: true } }];
	expect(said({ html: 'a.com' }, [rule]).first).toBeUndefined();
	expect(said({ html: 'Слова', targets: off }, [rule]).first).toBeUndefined();
	expect(said({ html: 'a.com', targets: off }, [{ ...rule, hosts: ['b.com'] }]).first).toBeUndefined();
	expect(said({ html: 'a.com и b.com' }).first).toBeUndefined();
	expect(said({ html: 'https://a.com/?utm_source=x и b.com' }).first).toBeUndefined();
});

it('marks what was forgotten beside a link to the same site that somebody marked by hand', () => {
	const tagged = '<a href="https://a.com/?utm_source=mail&amp;utm_campaign=fall">меню</a>';
	const buttons = [[{ text: 'Купить', url: 'https://www.a.com/buy' }]];
	const { first, after, left } = said({
		html: `${tagged}, a.com/new, b.com`,
		targets: [{ accountId: 'rich', options: { buttons } }]
	});
	expect(first).toMatchObject({ why: 'forgotten', accountIds: ['rich'], count: 2 });
	const ending = '?utm_source=mail&amp;utm_campaign=fall';
	expect(after.html).toBe(`${tagged}, <a href="https://a.com/new${ending}">a.com/new</a>, b.com`);
	expect(after.targets[0]?.options?.buttons?.[0]?.[0]?.url).toBe(
		'https://www.a.com/buy?utm_source=mail&utm_campaign=fall'
	);
	expect(left).toEqual([]);
});

it('writes the whole address where a network knows no links, and leaves other channels’ own texts alone', () => {
	const own = 'https://a.com/1?utm_source=x a.com/2';
	const targets = [{ accountId: 'plain', html: own }, { accountId: 'rich' }];
	const { after, left } = said({ html: 'a.com', targets });
	expect(after.html).toBe('a.com');
	expect(after.targets[0]?.html).toBe('https://a.com/1?utm_source=x https://a.com/2?utm_source=x');
	expect(left).toEqual([]);
});
