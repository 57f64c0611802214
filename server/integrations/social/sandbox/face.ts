import type { ByFields } from '#sync/records/connect-way.ts';
import type { NetworkFace } from '#sync/records/network-face.ts';

export const sandboxWay: ByFields = {
	by: 'fields',
	label: { ru: 'Создать', en: 'Create' },
	about: {
		ru: 'Песочница ведёт себя как настоящая сеть: пост выходит вовремя, появляется квитанция и ссылка. Только читаете её вы одни.',
		en: 'A sandbox behaves like a real network: the post goes out on time, with receipt and link. Only you read it.'
	},
	fields: [
		{
			...{ name: 'title', kind: 'text', isChannel: false, maxLength: 120 },
			label: { ru: 'Название', en: 'Title' },
			placeholder: { ru: 'Например, Проба пера', en: 'For example, Test run' },
			missing: { ru: 'Дайте песочнице название.', en: 'Give the sandbox a title.' },
			wrong: { ru: 'Дайте песочнице название.', en: 'Give the sandbox a title.' }
		}
	],
	submit: { ru: 'Создать песочницу', en: 'Create the sandbox' },
	busy: { ru: 'Создаём песочницу…', en: 'Creating the sandbox…' }
};

export const sandboxFace: NetworkFace = {
	title: { ru: 'Песочница', en: 'Sandbox' },
	about: { ru: 'Попробовать всё без ключа', en: 'Try everything without a key' },
	ways: [sandboxWay],
	refusals: {},
	screen: {
		name: { ru: 'Что вышло в песочнице', en: 'What the sandbox shows' },
		open: { ru: 'Открыть песочницу', en: 'Open the sandbox' }
	}
};
