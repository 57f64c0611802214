import { afterEach, beforeEach, expect, it } from 'vitest';
import { networkContract } from '#tests/kit/network.contract.ts';
import { sends } from '#tests/kit/outgoing.ts';
import { startVk, type Vk } from '#tests/kit/vk.ts';
import type { Community } from '#tests/kit/vk/state.ts';
import type { Ground } from '../../../grants/access-token.ts';
import type { Channel, Network } from '../network.ts';
import { vk } from './vk.ts';

const key = 'vk1.a.simulated-key-of-a-community';
const own = 'vk1.a.simulated-token-of-a-person';
const text = sends('Раз');
/** These communities are opened by tokens of their own: nobody signs in, and no database is asked. */
const noApp = { vkClientId: undefined, vkClientSecret: undefined, vkServiceToken: undefined };
const noGrants = {} as Pick<Ground, 'db' | 'seal'>;

const soon = () => AbortSignal.timeout(5000);

let there: Vk;
let community: Community;
let network: Network;
let channel: Channel;
let now: Date;
beforeEach(async () => {
	now = new Date();
	there = await startVk(() => now);
	community = there.addCommunity({ name: 'Кофейня', team: [[7, 3]] });
	there.addToken({ value: key, kind: 'group', owner: community.id });
	there.addToken({ value: own, kind: 'user', owner: 7 });
	network = vk(
		{ vkApiRoot: there.apiRoot, vkIdRoot: there.idRoot, publicUrl: 'http://twexel.test', ...noApp },
		{ clock: { now: () => now }, ...noGrants }
	);
	const externalId = String(community.id);
	channel = { accountId: 'a', externalId, username: community.screenName, secret: `person:${own}` };
});
afterEach(() => there.stop());

const withKey = (): Channel => ({ ...channel, secret: `community:${key}` });
const wall = () => community.wall.map((post) => post.text);

networkContract(() => ({ network, channel, readersSee: async () => wall() }));

it('knows that nothing left where there was no connection', async () => {
	await there.refuseConnections();
	const outcome = await network.send(channel, text, soon());
	await there.listen();
	expect(outcome).toMatchObject({ is: 'not_sent', code: 'network_unreachable' });
});

it.each([
	...(['reset-before', 'reset-after-accept', 'hang-after-accept', '500-after-accept', 'html-200'] as const),
	...(['truncated-json-after-accept', 'null-after-accept'] as const)
])('does not know what became of a post: %s', async (fault) => {
	there.fail('wall.post', fault);
	const outcome = await network.send(channel, text, AbortSignal.timeout(300));
	expect(outcome.is).toBe('unknown');
	expect(JSON.stringify(outcome)).not.toContain(own);
});

it('asks once and no more, also where VK asks for less haste', async () => {
	const haste = { error: { error_code: 6, error_msg: 'Too many requests per second' } };
	there.fail('wall.post', haste, 'reset-before');
	expect(await network.send(channel, text, soon())).toMatchObject({
		is: 'not_sent',
		code: 'too_many_requests'
	});
	expect(await network.send(channel, text, soon())).toMatchObject({ is: 'unknown' });
	expect(wall()).toEqual([]);
});

it('is answered with the first post where the same is sent twice within the hour', async () => {
	there.fail('wall.post', 'reset-after-accept');
	await network.send(withKey(), text, soon());
	// A community's key may not read the wall: only the guid can tell.
	expect(await network.verify(withKey(), text, now, soon())).toEqual({ is: 'absent' });
	const again = await network.send(withKey(), text, soon());
	expect(again).toMatchObject({ is: 'published', sent: { externalIds: [String(community.wall[0]?.id)] } });
	expect(wall()).toEqual(['Раз']);
});

it('sends nothing again by itself once VK has forgotten the key, unless the wall proves that it is not there', async () => {
	there.fail('wall.post', 'reset-after-accept');
	await network.send(withKey(), text, soon());
	const sentAt = now;
	now = new Date(now.getTime() + 51 * 60_000);
	expect(await network.verify(withKey(), text, sentAt, soon())).toMatchObject({ is: 'unknown' });
	expect(await network.verify(channel, text, sentAt, soon())).toMatchObject({ is: 'published' });
	expect(await network.verify(channel, sends('Другое'), sentAt, soon())).toMatchObject({ is: 'unknown' });
	community.wall = [];
	expect(await network.verify(channel, text, sentAt, soon())).toEqual({ is: 'absent' });
});

it('takes a guid that VK refuses as known for a sign that the post may be there', async () => {
	there.moods.repeatedGuid = 'error';
	there.fail('wall.post', 'reset-after-accept');
	await network.send(channel, text, soon());
	expect(await network.send(channel, text, soon())).toMatchObject({ is: 'unknown' });
	expect(await network.verify(channel, text, now, soon())).toMatchObject({ is: 'published' });
});

it('does not take an older post of the same words for a new one', async () => {
	await network.send(channel, text, soon());
	const later = new Date(now.getTime() + 3 * 3_600_000);
	now = new Date(later.getTime() + 3_600_000);
	await network.send(channel, sends('Между'), soon());
	expect((await network.verify(channel, text, later, soon())).is).not.toBe('published');
});

it('says so where VK takes no posts from a community’s key after all', async () => {
	there.moods.isGroupPosting = false;
	const outcome = await network.send(withKey(), text, soon());
	expect(outcome).toMatchObject({ is: 'refused', code: 'vk_cannot_post', accountStatus: 'attention' });
	expect(await network.send(channel, text, soon())).toMatchObject({ is: 'published' });
});

it('looks for a lost post by the installation’s own token where a community’s key may not', async () => {
	there.addToken({ value: 'service', kind: 'service', owner: 0 });
	const roots = { vkApiRoot: there.apiRoot, vkIdRoot: there.idRoot, publicUrl: 'http://twexel.test' };
	const looking = vk(
		{ ...roots, ...noApp, vkServiceToken: 'service' },
		{ clock: { now: () => now }, ...noGrants }
	);
	there.fail('wall.post', 'reset-after-accept');
	await looking.send(withKey(), text, soon());
	expect(await looking.verify(withKey(), text, now, soon())).toMatchObject({ is: 'published' });
});
