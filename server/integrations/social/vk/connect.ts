import type { Agent } from 'node:http';
import { Refusal } from '#sync/errors.ts';
import type { Config } from '../../../core/config.ts';
import { connections } from '../connection.ts';
import type { Found } from '../found.ts';
import { abilitiesOf } from './abilities.ts';
import { asked } from './asked.ts';
import { Calls } from './calls.ts';
import type { OpenSecret } from './open.ts';
import { vkRefusal } from './refusals.ts';
import type { Secret } from './secret.ts';

/** How long somebody who connects a community waits for VK, in milliseconds. */
const patience = 15_000;

export interface Line {
	apiRoot: string;
	agent: Agent;
}

export const lineTo = ({ vkApiRoot: apiRoot }: Pick<Config, 'vkApiRoot'>): Line => ({
	...{ apiRoot, agent: connections(apiRoot) }
});

/** Looks at a community by a token that somebody has given, and finds out whose it is. */
export async function lookByToken(
	line: Line,
	groupId: string,
	token: string
): Promise<{ found: Found; secret: Secret }> {
	const calls = new Calls({ ...line, token, signal: AbortSignal.timeout(patience) });
	const of = (await isKey(calls)) ? 'community' : 'person';
	return {
		found: await lookAtCommunity(line, groupId, { is: 'open', token, of }),
		secret: { is: of, value: token }
	};
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
export async function lookAtCommunity(line: Line, groupId: string, opened: OpenSecret): Promise<Found> {
	if (opened.is === 'away') throw new Refusal('network_unreachable');
	if (opened.is === 'ended') throw vkRefusal('vk_token_invalid');
	const { token, of } = opened;
	const calls = new Calls({ ...line, token, of, signal: AbortSignal.timeout(patience) });
	const community = await asked(communityBy(calls, groupId));
	if (community.deactivated) {
		throw vkRefusal('vk_cannot_post', { detail: `the community is ${community.deactivated}` });
	}
	const missing = of === 'community' ? await ofKey(calls, community.id) : await ofPerson(calls, community);
	if (missing !== null) throw vkRefusal('vk_cannot_post', { detail: missing });
	return {
		kind: 'community',
		externalId: String(community.id),
		title: community.name.slice(0, 256),
		username: community.screen_name ?? null,
		// Pages show no pictures from elsewhere.
		avatarUrl: null,
		subscribers: community.members_count ?? null,
		abilities: await abilitiesOf(calls, of, community.id)
	};
}

export interface Community {
	id: number;
	name: string;
	screen_name?: string;
	members_count?: number;
	is_admin?: number;
	admin_level?: number;
	deactivated?: string;
}

async function communityBy(calls: Calls, groupId: string): Promise<Community> {
	const [community] = await communitiesIn(
		calls.groups.getById({ group_ids: [groupId], fields: ['members_count', 'can_post'] as never })
	);
	if (!community) throw vkRefusal('vk_cannot_post', { detail: 'VK knows no such community' });
	return community;
}

/** What a community's key lacks; null when it lacks nothing. */
async function ofKey(calls: Calls, groupId: number): Promise<string | null> {
	const own = await ownOf(calls);
	if (own.length > 0 && !own.some(({ id }) => id === groupId)) return 'the key belongs to another community';
	const { permissions } = await asked(calls.groups.getTokenPermissions({}));
	const names = permissions.map(({ name }) => name);
	return names.includes('wall') ? null : 'the key was made without the right to the wall';
}

/** Asked about no community in particular, VK tells whose key it is; nothing where it does not. */
async function ownOf(calls: Calls): Promise<Community[]> {
	try {
		return await asked(communitiesIn(calls.groups.getById({})));
	} catch (error) {
		// Only its "one of the parameters was missing": everything else is a no.
		if (error instanceof Refusal && /^One of the parameters/.test(error.detail ?? '')) return [];
		throw error;
	}
}

/** The cast: the library's types are those of the version before, in which the answer was a bare list. */
async function communitiesIn(answer: Promise<unknown>): Promise<Community[]> {
	const given = (await answer) as { groups?: Community[] } | Community[];
	return Array.isArray(given) ? given : (given.groups ?? []);
}

const editor = 2;

/** What the person lacks. Where the community's own answer does not tell their rank, it is looked for among those that they run. */
async function ofPerson(calls: Calls, { id, ...rank }: Community): Promise<string | null> {
	const { admin_level: level = rank.is_admin === 0 ? 0 : undefined } = rank;
	const runs = level === undefined ? await runsIt(calls, id) : level >= editor;
	return runs ? null : 'the person is neither an editor nor an administrator of the community';
}

async function runsIt(calls: Calls, groupId: number): Promise<boolean> {
	// The cast: the library types another form of the answer.
	const answer = (await asked(calls.groups.get({ filter: ['admin', 'editor'], count: 1000 }))) as {
		items?: (number | Community)[];
	};
	return (answer.items ?? []).some((one) => (typeof one === 'number' ? one : one.id) === groupId);
}
