import { done, missing, only, refused, type Prepared } from './replies.ts';
import { communityBy, ownerOf, type Community, type State, type Token, type WallPost } from './state.ts';

type Parameters = Record<string, string>;

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** `wall.get`: the pinned post comes first, then the newest. */
export function wall(state: State, parameters: Parameters): Prepared {
	const community = ownerOf(state, parameters['owner_id']) ?? communityBy(state, parameters['domain'] ?? '');
	if (!community) return missing('owner_id is incorrect');
	if (community.deactivated) return only(refused(18, 'User was deleted or banned'));
	const { wall, pinned } = community;
	const newest = wall.toReversed();
	const first = newest.filter(({ id }) => id === pinned);
	const items = [...first, ...newest.filter(({ id }) => id !== pinned)];
	const count = Math.min(100, Number(parameters['count'] ?? 20));
	const shown = items.slice(0, count).map((post) => postOf(community, post));
	return only(done({ count: wall.length, items: shown, profiles: [], groups: [] }));
}

/** `wall.getById`: what is gone is simply missing. */
export function postsById(state: State, parameters: Parameters): Prepared {
	const items = (parameters['posts'] ?? '').split(',').flatMap((name) => {
		const [owner, id] = name.split('_');
		const community = ownerOf(state, owner);
		const post = community?.wall.find((one) => String(one.id) === id);
		return community && post ? [postOf(community, post)] : [];
	});
	return only(done({ items, profiles: [], groups: [] }));
}

const postOf = (community: Community, { id, text, at, attachments, comments }: WallPost) => ({
	...{ inner_type: 'wall_wallpost', id, owner_id: -community.id, from_id: -community.id },
	...{ date: seconds(at), post_type: 'post', text },
	...(community.pinned === id ? { is_pinned: 1 } : {}),
	attachments: attachments.map(attachmentOf),
	...{ comments: { count: comments.length, can_post: 1 }, likes: { count: 0 }, reposts: { count: 0 } }
});

function attachmentOf(name: string) {
	const [, type = 'link', owner, id, key] = /^([a-z]+)(-?\d+)_(\d+)(?:_(\w+))?$/.exec(name) ?? [];
	if (owner === undefined) return { type: 'link', link: { url: name, title: '' } };
	return { type, [type]: { id: Number(id), owner_id: Number(owner), ...(key ? { access_key: key } : {}) } };
}

export function communities(state: State, token: Token, parameters: Parameters): Prepared {
	const names = (parameters['group_ids'] ?? parameters['group_id'] ?? '').split(',').filter(Boolean);
	const asked = names.length === 0 && token.kind === 'group' ? [String(token.owner)] : names;
	if (asked.length === 0) return missing('group_ids is undefined');
	const groups = asked.flatMap((name) => {
		const community = communityBy(state, name);
		return community ? [communityOf(community, token)] : [];
	});
	if (groups.length === 0) return missing('group_ids is undefined');
	return only(done({ groups, profiles: [] }));
}

const communityOf = (community: Community, { kind, owner }: Token) => {
	const { id, name, screenName, members, team, deactivated } = community;
	const level = kind === 'user' ? team.get(owner) : undefined;
	return {
		...{ id, name, screen_name: screenName, is_closed: 0, type: 'page', members_count: members },
		photo_200: `https://sun9-1.userapi.com/${id}.jpg`,
		...(level ? { is_admin: 1, admin_level: level } : { is_admin: 0 }),
		...(deactivated ? { deactivated } : {})
	};
};

const bits: Record<string, number> = {
	stories: 64,
	photos: 4,
	wall: 8192,
	messages: 4096,
	docs: 131_072,
	manage: 262_144
};

export function permissions({ scopes }: Token): Prepared {
	const names = [...scopes];
	const mask = names.reduce((sum, name) => sum + (bits[name] ?? 0), 0);
	return only(done({ mask, permissions: names.map((name) => ({ name, setting: bits[name] ?? 0 })) }));
}

const levels: Record<string, number> = { admin: 3, editor: 2, moder: 1 };

/** `groups.get` of who is asking: those that they run, from the asked level up. */
export function ownCommunities(state: State, token: Token, parameters: Parameters): Prepared {
	const least = Math.min(...(parameters['filter'] ?? 'moder').split(',').map((word) => levels[word] ?? 9));
	const items = state.communities
		.filter(({ team }) => (team.get(token.owner) ?? 0) >= least)
		.map((community) => communityOf(community, token));
	return only(done({ count: items.length, items }));
}
