import { plural } from '../plural.ts';

const tag = plural('ru', { one: 'хэштег', few: 'хэштега', many: 'хэштегов', other: 'хэштега' });

export const extras = {
	groups: {
		title: 'Группы хэштегов',
		text: 'В редакторе группа ставится в текст одним нажатием.',
		menu: 'Хэштеги',
		empty: 'Пока нет ни одной группы.',
		add: 'Добавить группу',
		edit: (name: string) => `Изменить группу «${name}»`,
		remove: (name: string) => `Удалить группу «${name}»`,
		removed: 'Группа хэштегов удалена',
		dialog: 'Группа хэштегов',
		name: 'Название',
		namePlaceholder: 'Например, Рубрика про кофе',
		nameMissing: 'Назовите группу.',
		nameTwice: 'Группа с таким названием уже есть.',
		tags: 'Хэштеги',
		tagsHint: 'Через пробел или запятую, решётку можно не ставить.',
		tagsMissing: 'Нужен хотя бы один хэштег: буквы, цифры и подчёркивание.',
		count: (count: number) => `${count} ${tag(count)}`,
		setUp: 'Настроить группы'
	},
	utm: {
		title: 'UTM-метки',
		text: 'Ссылки в постах помечаются сами при отправке. Метки, которые вы поставили руками, остаются.',
		none: 'ссылки не помечаются',
		set: (network: string) => `Настроить метки: ${network}`,
		dialog: (network: string) => `UTM-метки: ${network}`,
		hint: '{{channel}} заменяется именем канала.',
		name: {
			source: 'Источник, utm_source',
			medium: 'Канал, utm_medium',
			campaign: 'Кампания, utm_campaign',
			content: 'Объявление, utm_content',
			term: 'Ключевое слово, utm_term'
		},
		hosts: 'Только ссылки на эти сайты',
		hostsHint: 'Через пробел, например example.com. Пусто — все ссылки.',
		hostsWrong: (names: string) => `Это не похоже на сайт: ${names}`,
		example: 'Так будет выглядеть ссылка',
		remove: 'Не помечать',
		noNetworks: 'Подключите канал, и здесь появится его сеть.'
	},
	signature: {
		menu: 'Подпись к постам',
		title: (channel: string) => `Подпись канала «${channel}»`,
		text: 'Ставится в конец каждого поста в этом канале, через пустую строку. В посте её можно отключить.',
		label: 'Подпись',
		placeholder: 'Например, название со ссылкой на канал',
		saved: 'Подпись сохранена',
		toggle: 'Подпись канала',
		toggleHint: 'Текст из настроек канала в конце поста.'
	},
	utmToggle: 'UTM-метки в ссылках',
	utmToggleHint: 'По правилам из настроек проекта.'
};
