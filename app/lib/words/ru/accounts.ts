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
		'Подключите канал Telegram, чтобы публиковать в него, или песочницу, чтобы попробовать всё без ключей.',
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
	messagesEmptyTitle: 'Здесь пока тихо',
	messagesEmptyText: 'Опубликуйте пост в этот канал, и он появится здесь, как в ленте.',
	readOnly: 'Подключать каналы могут владелец и редактор.',
	offline: 'Для каналов нужна сеть: подключить и обновить можно, когда она появится. Список виден и так.',
	/** Networks whose name is no brand. */
	networkNames: { sandbox: 'Песочница' } as Record<string, string>,
	chooseNetwork: 'Какую сеть подключаем?',
	telegramAbout: 'Канал или группа, через бота',
	sandboxAbout: 'Попробовать всё без ключа',
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
