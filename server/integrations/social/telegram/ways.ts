import type { ByFields, ByLink, ConnectField, ConnectWay } from '#sync/records/connect-way.ts';
import { same } from '#sync/records/said.ts';

const chat: ConnectField = {
	...{ name: 'chat', kind: 'text', isChannel: true, maxLength: 256 },
	label: { ru: 'Канал', en: 'Channel' },
	placeholder: same('@channel'),
	hint: {
		ru: '@имя, ссылка t.me или номер вида -100…',
		en: '@name, a t.me link, or a number such as -100…'
	},
	missing: { ru: 'Укажите канал.', en: 'Name the channel.' },
	wrong: {
		ru: 'Нужно @имя, ссылка t.me или номер вида -100…',
		en: 'It has to be a @name, a t.me link, or a number such as -100…'
	}
};

const botToken: ConnectField = {
	...{ name: 'botToken', kind: 'secret', isChannel: false, maxLength: 256 },
	label: { ru: 'Токен бота', en: 'Bot token' },
	placeholder: same('123456789:AA…'),
	hint: { ru: 'Хранится на сервере в зашифрованном виде.', en: 'Kept encrypted on the server.' },
	missing: { ru: 'Вставьте токен, который дал @BotFather.', en: 'Paste the token that @BotFather gave you.' },
	wrong: { ru: 'Telegram не принимает этот токен бота.', en: 'Telegram does not accept this bot token.' }
};

const asks = {
	by: 'fields',
	submit: { ru: 'Подключить', en: 'Connect' },
	busy: { ru: 'Проверяем права бота…', en: 'Checking the bot’s rights…' }
} as const;

const byLink: ByLink = {
	by: 'link',
	label: { ru: 'По ссылке', en: 'By a link' },
	steps: {
		label: { ru: 'Три шага в Telegram', en: 'Three steps in Telegram' },
		items: [
			{ ru: 'Откройте {bot} и нажмите «Старт».', en: 'Open {bot} and press “Start”.' },
			{ ru: 'Ответьте боту «Да, это я».', en: 'Answer the bot “Yes, it is me”.' },
			{
				ru: 'Добавьте бота администратором в канал или группу.',
				en: 'Add the bot as an administrator to a channel or group.'
			}
		]
	},
	open: { ru: 'Открыть {bot}', en: 'Open {bot}' },
	toChannel: { ru: 'Добавить в канал', en: 'Add to a channel' },
	toGroup: { ru: 'Добавить в группу', en: 'Add to a group' },
	waitsForStart: { ru: 'Ждём вас в Telegram…', en: 'Waiting for you in Telegram…' },
	waitsForYes: {
		ru: '{name}, бот спрашивает, вы ли это. Нажмите «Да, это я».',
		en: '{name}, the bot asks whether it is you. Press “Yes, it is me”.'
	},
	waitsForChannel: {
		ru: 'Ждём канал: он появится здесь сам, как только вы добавите бота.',
		en: 'Waiting for the channel: it appears here by itself once you have added the bot.'
	}
};

const byName: ByFields = {
	...asks,
	label: { ru: 'По имени', en: 'By name' },
	about: {
		ru: 'Для канала, в котором бот уже есть. Публиковать можно туда, где вы администратор.',
		en: 'For a channel that has the bot already. You can publish where you are an administrator.'
	},
	fields: [chat]
};

const byToken: ByFields = {
	...asks,
	label: { ru: 'Свой бот', en: 'Own bot' },
	steps: {
		label: { ru: 'Три шага в Telegram', en: 'Three steps in Telegram' },
		items: [
			{
				ru: 'Создайте бота у @BotFather и скопируйте его токен.',
				en: 'Make a bot with @BotFather and copy its token.'
			},
			{
				ru: 'Откройте канал → Администраторы → Добавить и выберите бота.',
				en: 'Open the channel → Administrators → Add, and choose the bot.'
			},
			{
				ru: 'Оставьте боту право «Публикация сообщений» и вернитесь сюда.',
				en: 'Leave it the right “Post messages” and come back here.'
			}
		]
	},
	page: { label: { ru: 'Открыть @BotFather', en: 'Open @BotFather' }, url: 'https://t.me/BotFather' },
	fields: [chat, botToken]
};

const ownBotOnly = {
	ru: 'У этой установки нет своего бота, поэтому подключите канал через собственного.',
	en: 'This installation has no bot of its own, so connect the channel through one of yours.'
};

export const telegramWays = { byLink, byName, byToken };

/** Without a bot of the installation's there is one way left. */
export const waysOf = (hasBot: boolean): ConnectWay[] =>
	hasBot ? [byLink, byName, byToken] : [{ ...byToken, about: ownBotOnly }];
