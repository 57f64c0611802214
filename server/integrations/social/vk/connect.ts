import type { Agent } from 'node:http';
import { APIError } from 'vk-io';
import { Refusal } from '#sync/errors.ts';
import type { Config } from '../../../core/config.ts';
import { connections } from '../connection.ts';
import type { Found } from '../found.ts';
import { abilitiesOf } from './abilities.ts';
import { Calls, tooMany } from './calls.ts';
import type { Secret } from './secret.ts';

/** How long somebody who connects a community waits for VK, in milliseconds. */
const patience = 15_000;

export interface Line {
	apiRoot: string;
	agent: Agent;
}

/** Looks at a community by a token that somebody has given, and finds out whose it is. */
export async function lookByToken(
	{ vkApiRoot: apiRoot }: Pick<Config, 'vkApiRoot'>,
	groupId: string,
	token: string
): Promise<{ found: Found; secret: Secret }> {
	const line = { apiRoot, agent: connections(apiRoot) };
	const signal = AbortSignal.timeout(patience);
	const calls = new Calls({ ...line, token, signal });
	const secret: Secret = { is: (await isKey(calls)) ? 'community' : 'person', value: token };
	return { found: await lookAtCommunity(line, groupId, secret), secret };
}

/** Only a community's key is told its own rights. */
async function isKey(calls: Calls): Promise<boolean> {
	try {
		await asked(calls.groups.getTokenPermissions({}));
		return true;
	} catch (error) {
		if (error instanceof Refusal && error.code === 'vk_cannot_post') return false;
		throw error;
	}
}

/** Looks whether the token may post to the community, and what both are. Refuses with the reason where it may not. */
export async function lookAtCommunity(
	{ apiRoot, agent }: Line,
	groupId: string,
	secret: Secret | null
): Promise<Found> {
	if (!secret) throw new Refusal('vk_token_invalid');
	const signal = AbortSignal.timeout(patience);
	const of = secret.is === 'community' ? 'community' : 'person';
	const calls = new Calls({ apiRoot, agent, token: secret.value, signal, of });
	const community = await asked(communityBy(calls, groupId));
	if (community.deactivated)
		throw new Refusal('vk_cannot_post', { detail: `the community is ${community.deactivated}` });
	const missing = secret.is === 'community' ? await ofKey(calls, community.id) : ofPerson(community);
	if (missing !== null) throw new Refusal('vk_cannot_post', { detail: missing });
	return {
		kind: 'community',
		externalId: String(community.id),
		title: community.name.slice(0, 256),
		username: community.screen_name ?? null,
		// Pages show no pictures from elsewhere.
		avatarUrl: null,
		subscribers: community.members_count ?? null,
		abilities: await abilitiesOf(calls, secret.is, community.id)
	};
}

interface Community {
	id: number;
	name: string;
	screen_name?: string;
	members_count?: number;
	admin_level?: number;
	deactivated?: string;
}

async function communityBy(calls: Calls, groupId: string): Promise<Community> {
	const asking = { group_id: groupId, fields: ['members_count', 'can_post'] };
	// The cast: the library's types are those of the version before, in which the answer was a bare list.
	const { groups } = (await calls.groups.getById(asking as never)) as unknown as { groups?: Community[] };
	const [community] = groups ?? [];
	if (!community) throw new Refusal('vk_cannot_post', { detail: 'VK knows no such community' });
	return community;
}

/** What a community's key lacks; null when it lacks nothing. */
async function ofKey(calls: Calls, groupId: number): Promise<string | null> {
	const own = await asked(communityOfKey(calls));
	if (own !== groupId) return 'the key belongs to another community';
	const { permissions } = await asked(calls.groups.getTokenPermissions({}));
	const names = permissions.map(({ name }) => name);
	return names.includes('wall') ? null : 'the key was made without the right to the wall';
}

/** Asked about no community in particular, VK tells whose key it is. */
async function communityOfKey(calls: Calls): Promise<number | undefined> {
	const { groups } = (await calls.groups.getById({})) as unknown as { groups?: Community[] };
	return groups?.[0]?.id;
}

const editor = 2;

const ofPerson = ({ admin_level: level = 0 }: Community): string | null =>
	level >= editor ? null : 'the person is neither an editor nor an administrator of the community';

/** VK's no in the words of the contract; all that is no answer is "unreachable". */
export async function asked<T>(answer: Promise<T>): Promise<T> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof Refusal) throw error;
		if (!(error instanceof APIError)) throw new Refusal('network_unreachable');
		const code = Number(error.code);
		const detail = error.message.replace(/^Code №\d+ - /, '');
		if (code === tooMany || code === 9 || code === 29) {
			throw new Refusal('too_many_requests', { extra: { retryAfter: code === tooMany ? 1 : 3600 } });
		}
		if (code === 1 || code === 10) throw new Refusal('network_unreachable');
		throw new Refusal(code === 5 || code === 28 ? 'vk_token_invalid' : 'vk_cannot_post', { detail });
	}
}
