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
	connect: 'Подключить канал',
	list: 'Подключённые каналы',
	emptyTitle: 'Каналов пока нет',
	emptyText:
		'Подключите канал или сообщество, чтобы публиковать туда, или песочницу, чтобы попробовать всё без ключей.',
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
	messages: 'Что вышло в песочнице',
	pinned: 'Закреплено',
	deletedAt: (when: string) => `Удалено ${when}, подписчики этого не видят`,
	editedAt: (when: string) => `Изменено ${when}`,
	messagesEmptyTitle: 'Здесь пока тихо',
	messagesEmptyText: 'Опубликуйте пост в этот канал, и он появится здесь, как в ленте.',
	readOnly: 'Подключать каналы могут владелец и редактор.',
	offline: 'Для каналов нужна сеть: подключить и обновить можно, когда она появится. Список виден и так.',
	/** Networks whose name is no brand. */
	networkNames: { sandbox: 'Песочница' } as Record<string, string>,
	chooseNetwork: 'Какую сеть подключаем?',
	telegramAbout: 'Канал или группа, через бота',
	sandboxAbout: 'Попробовать всё без ключа',
	/** How VK is connected. */
	vk: {
		about: 'Сообщество, через VK ID или по ключу',
		signIn: 'Войти через VK ID',
		signInAbout:
			'Войдите в VK и выберите сообщества, которыми управляете. Так доступны картинки, видео и опросы.',
		notConfigured: (names: string) =>
			`Вход через VK ID не настроен. Хозяину установки нужно задать: ${names}.`,
		byKey: 'По ключу сообщества',
		keySteps:
			'В сообществе: Управление → Дополнительно → Работа с API → Создать ключ. Отметьте «Стена» и «Документы». По такому ключу выходят тексты и файлы, картинки и видео VK по нему не принимает.',
		community: 'Сообщество',
		communityHint: 'Адрес vk.com/… или номер',
		communityMissing: 'Укажите сообщество.',
		key: 'Ключ доступа',
		keyHint: 'Хранится на сервере в зашифрованном виде.',
		keyMissing: 'Вставьте ключ.',
		cannotPostHint: 'Проверьте, что ключ от этого сообщества и что у него есть право «Стена».',
		connectByKey: 'Подключить по ключу',
		communities: 'Сообщества, которыми вы управляете',
		choose: 'Выберите, куда публиковать. Можно подключить несколько, по одному.',
		openAnew: 'Обновить доступ',
		noneTitle: 'Сообществ не нашлось',
		noneText: 'Здесь видны те, где вы администратор или редактор.',
		closedHint: 'Если VK не открыл приложению список сообществ, подключите сообщество по его ключу.'
	},
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
	telegramSteps: 'Три шага в Telegram',
	telegramStep1: 'Создайте бота у @BotFather и скопируйте его токен.',
	telegramStep2: 'Откройте канал → Администраторы → Добавить и выберите бота.',
	telegramStep3: 'Оставьте боту право «Публикация сообщений» и вернитесь сюда.',
	openBotFather: 'Открыть @BotFather',
	chat: 'Канал',
	chatHint: '@имя, ссылка t.me или номер вида -100…',
	chatMissing: 'Укажите канал.',
	botToken: 'Токен бота',
	botTokenHint: 'Хранится на сервере в зашифрованном виде.',
	connectTelegram: 'Подключить',
	checking: 'Проверяем права бота…',
	sandboxExplained:
		'Песочница ведёт себя как настоящая сеть: пост выходит вовремя, появляется квитанция и ссылка. Только читаете её вы одни.',
	sandboxTitle: 'Название',
	sandboxTitlePlaceholder: 'Например, Проба пера',
	sandboxTitleMissing: 'Дайте песочнице название.',
	createSandbox: 'Создать песочницу',
	connected: (name: string) => `«${name}» подключён`,
	back: 'К выбору сети',
	kind: {
		channel: 'Канал',
		group: 'Группа',
		supergroup: 'Группа',
		community: 'Сообщество',
		page: 'Страница'
	}
};
