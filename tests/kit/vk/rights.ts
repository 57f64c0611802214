import { only, refused, type Prepared } from './replies.ts';
import type { Community, State, Token, TokenKind } from './state.ts';

/** Which tokens a method knows (spec: services.md, 2.4, the schema's `access_token_type`), and which right it asks for. */
const methods: Record<string, { kinds: TokenKind[]; scope?: string }> = {
	'wall.post': { kinds: ['user'], scope: 'wall' },
	'wall.edit': { kinds: ['user'], scope: 'wall' },
	'wall.delete': { kinds: ['user'], scope: 'wall' },
	'wall.pin': { kinds: ['user'], scope: 'wall' },
	'wall.unpin': { kinds: ['user'], scope: 'wall' },
	'wall.createComment': { kinds: ['user', 'group'], scope: 'wall' },
	'wall.closeComments': { kinds: ['user', 'group'], scope: 'wall' },
	'wall.get': { kinds: ['user', 'service'] },
	'wall.getById': { kinds: ['user', 'service'] },
	'wall.getComments': { kinds: ['user', 'service'] },
	'photos.getWallUploadServer': { kinds: ['user'], scope: 'photos' },
	'photos.saveWallPhoto': { kinds: ['user'], scope: 'photos' },
	'video.save': { kinds: ['user'], scope: 'video' },
	'docs.getWallUploadServer': { kinds: ['user', 'group'], scope: 'docs' },
	'docs.save': { kinds: ['user', 'group'], scope: 'docs' },
	'polls.create': { kinds: ['user'], scope: 'wall' },
	'stats.get': { kinds: ['user'], scope: 'stats' },
	'groups.getById': { kinds: ['user', 'group', 'service'] },
	'groups.getTokenPermissions': { kinds: ['group'] },
	'groups.get': { kinds: ['user'], scope: 'groups' }
};

const otherKind: Record<TokenKind, Prepared> = {
	user: only(
		refused(15, 'Access denied: no access to call this method. It cannot be called with current scopes.', {
			error_subcode: 1133
		})
	),
	group: only(refused(27, 'Group authorization failed: method is unavailable with group auth.')),
	service: only(refused(28, 'Application authorization failed: method is unavailable with service token.'))
};

/** The no of a token that is not good for a method. */
export function forbidden(state: State, token: Token | undefined, method: string): Prepared | undefined {
	const rule = methods[method];
	if (!rule) return only(refused(3, 'Unknown method passed'));
	if (!token) return only(refused(5, 'User authorization failed: invalid access_token (4).'));
	if (token.expiresAt && token.expiresAt <= state.now()) {
		return only(refused(5, 'User authorization failed: access_token has expired.'));
	}
	const isLet = method === 'wall.post' && token.kind === 'group' && state.moods.isGroupPosting;
	if (!rule.kinds.includes(token.kind) && !isLet) return otherKind[token.kind];
	if (rule.scope && token.kind !== 'service' && !token.scopes.has(rule.scope)) return otherKind.user;
	return undefined;
}

/** Whether the token may write to the community's wall: its own key, or somebody who edits it. */
export const mayWrite = ({ id, team, deactivated }: Community, { kind, owner }: Token): boolean =>
	!deactivated && (kind === 'group' ? owner === id : (team.get(owner) ?? 0) >= 2);
