import type { Network, Sent } from '#server/integrations/social/network.ts';
import { face } from './face.ts';
import { manifest } from './manifest.ts';
import { boardRefusal } from './refusals.ts';

/** A board in a hallway: who knows its password may pin notes to it. */
export interface Board {
	name: string;
	password: string;
	isLocked: boolean;
	notes: Map<string, string>;
}

/** The network that the boards make up, behind the port. */
export function noticeboard(boards: Board[]): Network {
	function find(name: string, password: string | null): Board {
		const board = boards.find((one) => one.name === name);
		if (!board || board.password !== password) throw boardRefusal('board_unknown');
		return board;
	}

	const sentAs = (key: string): Sent => ({ externalIds: [key], url: `https://board.example/${key}` });

	return {
		...{ manifest, face },
		look: async ({ externalId, secret }) => ({
			...{ kind: 'page', externalId: find(externalId, secret).name, title: `Board ${externalId}` },
			...{ username: null, avatarUrl: null, subscribers: null }
		}),
		async send({ externalId, secret }, { part, key }) {
			const board = find(externalId, secret);
			if (board.isLocked) {
				const message = 'the caretaker has locked it';
				return { is: 'refused', code: 'board_locked', message, accountStatus: 'attention' };
			}
			board.notes.set(key, part.is === 'message' ? part.text : '');
			return { is: 'published', sent: sentAs(key) };
		},
		verify: async ({ externalId, secret }, { key }) =>
			find(externalId, secret).notes.has(key) ? { is: 'published', sent: sentAs(key) } : { is: 'absent' },
		async edit({ externalId, secret }, { part }, { externalIds: [key = ''] }) {
			find(externalId, secret).notes.set(key, part.is === 'message' ? part.text : '');
			return { is: 'done' };
		},
		async remove({ externalId, secret }, sent) {
			const { notes } = find(externalId, secret);
			for (const key of sent.flatMap(({ externalIds }) => externalIds)) notes.delete(key);
			return { is: 'done' };
		},
		unpin: async () => ({ is: 'done' })
	};
}
