import type { NetworkFace, OwnRefusal } from '#sync/records/network-face.ts';
import { same } from '#sync/records/said.ts';
import type { boardRefusals } from './refusals.ts';

const refusals: Record<keyof typeof boardRefusals, OwnRefusal> = {
	board_unknown: {
		sentence: {
			ru: 'Такой доски нет, или пароль другой.',
			en: 'There is no such board, or not by this word.'
		},
		...{ remedy: 'channel', field: 'password' }
	},
	board_locked: {
		sentence: { ru: 'Доска заперта.', en: 'The board is locked.' },
		remedy: 'channel'
	}
};

export const face: NetworkFace = {
	about: { ru: 'Доска в подъезде, по паролю', en: 'A board in the hallway, by its password' },
	refusals,
	ways: [
		{
			by: 'fields',
			label: { ru: 'По паролю', en: 'By password' },
			fields: [
				{
					...{ name: 'board', kind: 'text', isChannel: true, maxLength: 20, placeholder: same('3B') },
					label: { ru: 'Доска', en: 'Board' },
					missing: { ru: 'Назовите доску.', en: 'Name the board.' },
					wrong: { ru: 'Это не доска.', en: 'That is no board.' }
				},
				{
					...{ name: 'password', kind: 'secret', isChannel: false, maxLength: 20, placeholder: same('…') },
					label: { ru: 'Пароль', en: 'Password' },
					missing: { ru: 'Назовите пароль.', en: 'Tell the password.' },
					wrong: { ru: 'Это не пароль.', en: 'That is no password.' }
				}
			],
			submit: { ru: 'Подключить', en: 'Connect' },
			busy: { ru: 'Стучимся…', en: 'Knocking…' }
		}
	]
};
