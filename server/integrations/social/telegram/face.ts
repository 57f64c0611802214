import type { NetworkFace, OwnRefusal } from '#sync/records/network-face.ts';
import type { TelegramCode } from './refusals.ts';
import { waysOf } from './ways.ts';

export const telegramRefusalWords: Record<TelegramCode, OwnRefusal> = {
	telegram_token_missing: {
		sentence: {
			ru: 'Нужен токен бота: своего бота у этой установки нет.',
			en: 'A bot token is needed: this installation has no bot of its own.'
		},
		because: { ru: 'У канала нет токена бота.', en: 'The channel has no bot token.' },
		...{ remedy: 'channel', field: 'botToken' }
	},
	telegram_token_invalid: {
		sentence: {
			ru: 'Telegram не принимает этот токен бота.',
			en: 'Telegram does not accept this bot token.'
		},
		because: {
			ru: 'Telegram не принял токен бота: похоже, его сменили.',
			en: 'Telegram did not accept the bot token: it seems to have been changed.'
		},
		...{ remedy: 'channel', field: 'botToken' }
	},
	telegram_chat_not_found: {
		sentence: {
			ru: 'Telegram не нашёл такого канала. Проверьте имя и добавьте бота в канал.',
			en: 'Telegram found no such channel. Check the name and add the bot to the channel.'
		},
		because: {
			ru: 'Telegram не нашёл канал: возможно, бота из него удалили.',
			en: 'Telegram did not find the channel: the bot may have been removed from it.'
		},
		...{ remedy: 'channel', field: 'chat' }
	},
	telegram_cannot_post: {
		sentence: {
			ru: 'Боту не хватает прав. Сделайте его администратором с правом публиковать сообщения.',
			en: 'The bot lacks rights. Make it an administrator who may post messages.'
		},
		because: { ru: 'У бота нет права публиковать в канале.', en: 'The bot may not post in the channel.' },
		notice: {
			ru: 'У бота отобрали право публиковать. Верните его, пока не подошло время постов.',
			en: 'The bot may no longer post there. Give the right back before posts are due.'
		},
		...{ remedy: 'channel', field: 'chat' }
	},
	telegram_bot_removed: {
		sentence: {
			ru: 'Бота убрали из канала. Верните его администратором и подключите канал заново.',
			en: 'The bot was removed from the channel. Bring it back as an administrator and connect the channel again.'
		},
		notice: {
			ru: 'Бота убрали из канала. Верните его, пока не подошло время постов.',
			en: 'The bot was removed from it. Bring it back before posts are due.'
		},
		remedy: 'channel'
	},
	telegram_person_unknown: {
		sentence: {
			ru: 'Сначала покажите боту, кто вы в Telegram: откройте подключение по ссылке и нажмите «Старт».',
			en: 'First show the bot who you are in Telegram: connect by the link and press “Start” there.'
		},
		...{ remedy: 'channel', field: 'chat' }
	},
	telegram_not_administrator: {
		sentence: {
			ru: 'Этот канал ведёте не вы: ваш Telegram не числится среди его администраторов с правом публикации. Попросите его владельца подключить канал или назначить вас.',
			en: 'This channel is not yours to run: your Telegram is not among its administrators who may post. Ask its owner to connect it, or to make you one.'
		},
		...{ remedy: 'channel', field: 'chat' }
	},
	telegram_unreachable: {
		sentence: {
			ru: 'Telegram сейчас не отвечает. Попробуйте чуть позже.',
			en: 'Telegram does not answer right now. Try again in a moment.'
		},
		because: { ru: 'До Telegram не удалось дозвониться.', en: 'Telegram could not be reached.' },
		remedy: 'retry'
	}
};

export const telegramFace = (hasBot: boolean): NetworkFace => ({
	about: { ru: 'Канал или группа, через бота', en: 'A channel or group, through a bot' },
	ways: waysOf(hasBot),
	refusals: telegramRefusalWords
});
