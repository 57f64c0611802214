import type { AbilityName } from '#sync/records/ability.ts';
import { plural } from '../plural.ts';

const subscriber = plural('ru', {
	one: 'подписчик',
	few: 'подписчика',
	many: 'подписчиков',
	other: 'подписчика'
});

export const accounts = {
	title: 'Каналы',
	one: 'Канал',
	connect: 'Подключить канал',
	list: 'Подключённые каналы',
	emptyTitle: 'Каналов пока нет',
	emptyText: 'Подключите канал или сообщество, чтобы публиковать туда. Попробовать всё можно и без ключей.',
	status: { active: 'Работает', attention: 'Требует внимания', disconnected: 'Отключён' },
	subscribers: (count: number, shown: string) => `${shown} ${subscriber(count)}`,
	since: (day: string) => `с ${day}`,
	actionsOf: (name: string) => `Действия: ${name}`,
	resync: 'Обновить сведения',
	resynced: 'Сведения обновлены',
	reconnect: 'Подключить заново',
	disconnect: 'Отключить',
	disconnectTitle: (name: string) => `Отключить «${name}»?`,
	disconnectText:
		'Запланированные публикации в этот канал отменятся. Вышедшие останутся на месте, посты тоже.',
	disconnected: 'Канал отключён',
	remove: 'Убрать из списка',
	openChannel: 'Открыть в сети',
	pinned: 'Закреплено',
	deletedAt: (when: string) => `Удалено ${when}, подписчики этого не видят`,
	editedAt: (when: string) => `Изменено ${when}`,
	messagesEmptyTitle: 'Здесь пока тихо',
	messagesEmptyText: 'Опубликуйте пост в этот канал, и он появится здесь, как в ленте.',
	goneTitle: 'Такого канала здесь нет',
	goneText: 'Его могли отключить, или он из проекта, в котором вас нет.',
	elsewhereTitle: (network: string) => `Ленту показывает ${network}`,
	elsewhereText: 'Что вышло отсюда, видно в календаре и в квитанциях постов.',
	readOnly: 'Подключать каналы могут владелец и редактор.',
	offline: 'Для каналов нужна сеть: подключить и обновить можно, когда она появится. Список виден и так.',
	chooseNetwork: 'Какую сеть подключаем?',
	abilities: 'Что можно с этим подключением',
	abilitiesLacking: (count: number, all: number) =>
		`Что можно с этим подключением: недоступно ${count} из ${all}`,
	ability: {
		text: 'Текст',
		link: 'Карточка ссылки',
		photo: 'Картинки',
		video: 'Видео',
		document: 'Файлы и GIF',
		poll: 'Опросы',
		comment: 'Первый комментарий',
		pin: 'Закрепление',
		edit: 'Правка вышедшего',
		remove: 'Удаление',
		find: 'Поиск потерянных постов',
		stats: 'Статистика'
	} satisfies Record<AbilityName, string> as Record<AbilityName, string>,
	can: { yes: 'доступно', no: 'недоступно', untried: 'станет ясно при первой попытке' },
	untried: 'Знак вопроса: сеть не говорит об этом заранее, узнаем при первой попытке.',
	connected: (name: string) => `«${name}» подключён`,
	ways: 'Как подключить',
	waitsForNetwork: 'Нет сети. Продолжим, как только она появится.',
	problemIn: (title: string, sentence: string) => `«${title}»: ${sentence}`,
	signInAgain: 'Войти ещё раз',
	back: 'К выбору сети',
	kind: {
		channel: 'Канал',
		group: 'Группа',
		supergroup: 'Группа',
		community: 'Сообщество',
		page: 'Страница'
	}
};
