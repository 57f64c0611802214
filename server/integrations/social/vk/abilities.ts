import { APIError } from 'vk-io';
import type { Abilities, Ability } from '#sync/records/ability.ts';
import type { Calls } from './calls.ts';
import type { Secret } from './secret.ts';

/**
 * What this token can, found out by asking for what changes nothing. VK's documents say one thing about community keys and people another
 * (spec: services.md, 2.4), so that what cannot be asked without doing it is "untried" rather than guessed.
 */
export async function abilitiesOf(calls: Calls, kind: Secret['is'], groupId: number): Promise<Abilities> {
	const about = { group_id: groupId };
	const [photo, document, find] = [
		await isLet(calls.photos.getWallUploadServer(about)),
		await isLet(calls.docs.getWallUploadServer(about)),
		await isLet(calls.wall.get({ owner_id: -groupId, count: 1 }))
	];
	const stats = await isLet(calls.stats.get({ ...about, intervals_count: 1 }));
	// A person's own token is asked for the rest by nothing that could be taken back.
	const other: Ability['can'] = kind === 'community' ? 'no' : 'untried';
	return [
		{ what: 'text', can: 'yes' },
		{ what: 'link', can: 'yes' },
		{ what: 'photo', can: photo },
		{ what: 'video', can: photo === 'yes' ? other : 'no' },
		{ what: 'document', can: document },
		{ what: 'poll', can: other },
		{ what: 'comment', can: 'yes' },
		{ what: 'pin', can: other },
		{ what: 'edit', can: other },
		{ what: 'remove', can: other },
		{ what: 'find', can: find },
		{ what: 'stats', can: stats }
	];
}

async function isLet(call: Promise<unknown>): Promise<Ability['can']> {
	try {
		await call;
		return 'yes';
	} catch (error) {
		return error instanceof APIError ? 'no' : 'untried';
	}
}
