import { communities, ownCommunities, permissions, postsById, wall } from './reading.ts';
import { done, only, refused, type Prepared } from './replies.ts';
import { forbidden } from './rights.ts';
import type { State } from './state.ts';
import { poll, saveDoc, savePhoto, server } from './uploads.ts';
import { closing, commenting, deleting, editing, pinning, posting } from './wall.ts';

/** One call of the API, with what it would bring about. */
export function prepare(state: State, method: string, parameters: Record<string, string>): Prepared {
	const token = state.tokens.get(parameters['access_token'] ?? '');
	const no = forbidden(state, token, method);
	if (no || !token) return no ?? only(refused(5, 'User authorization failed: no access_token passed.'));
	if (parameters['v'] !== '5.199') return only(refused(8, 'Invalid request: v (version) is required'));
	switch (method) {
		case 'wall.post':
			return posting(state, token, parameters);
		case 'wall.edit':
			return editing(state, token, parameters);
		case 'wall.delete':
			return deleting(state, token, parameters);
		case 'wall.pin':
		case 'wall.unpin':
			return pinning(state, token, parameters, method === 'wall.pin');
		case 'wall.createComment':
			return commenting(state, token, parameters);
		case 'wall.closeComments':
			return closing(state, token, parameters);
		case 'wall.get':
			return wall(state, parameters);
		case 'wall.getById':
			return postsById(state, parameters);
		case 'photos.getWallUploadServer':
			return server(state, token, 'photo', parameters);
		case 'photos.saveWallPhoto':
			return savePhoto(state, parameters);
		case 'video.save':
			return server(state, token, 'video', parameters);
		case 'docs.getWallUploadServer':
			return server(state, token, 'doc', parameters);
		case 'docs.save':
			return saveDoc(state, parameters);
		case 'polls.create':
			return poll(state, parameters);
		case 'groups.getById':
			return communities(state, token, parameters);
		case 'groups.getTokenPermissions':
			return permissions(token);
		case 'groups.get':
			return ownCommunities(state, token, parameters);
		case 'stats.get':
			return only(done([]));
		default:
			return only(refused(3, 'Unknown method passed'));
	}
}
