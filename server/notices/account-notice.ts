import type { AccountRow } from '#db/schema.ts';
import type { PushPayload } from '../integrations/push/push.ts';

const words = {
	ru: {
		disconnected: (title: string) => `Канал «${title}» отключён`,
		attention: (title: string) => `Канал «${title}» требует внимания`,
		telegram_bot_removed: 'Бота убрали из канала. Верните его, пока не подошло время постов.',
		telegram_cannot_post: 'У бота отобрали право публиковать. Верните его, пока не подошло время постов.',
		sign_in_ended: 'Вход в сеть закончился. Подключите канал заново, иначе посты туда не выйдут.',
		other: 'Посмотрите, что с ним, пока не подошло время постов.'
	},
	en: {
		disconnected: (title: string) => `The channel “${title}” is disconnected`,
		attention: (title: string) => `The channel “${title}” needs attention`,
		telegram_bot_removed: 'The bot was removed from it. Bring it back before posts are due.',
		telegram_cannot_post: 'The bot may no longer post there. Give the right back before posts are due.',
		sign_in_ended:
			'The sign-in at the network is over. Connect the channel again, or posts will not go out there.',
		other: 'Look what it needs before posts are due.'
	}
};

/** Why a channel takes no posts, and what to do about it. */
export function accountReason(locale: 'ru' | 'en', code: string | null): string {
	return words[locale][reasons.find((one) => one === code) ?? 'other'];
}

const reasons = ['telegram_bot_removed', 'telegram_cannot_post', 'sign_in_ended'] as const;

/** What a device shows of a channel that stopped taking posts; it opens the list of channels. */
export function accountNotice(
	locale: 'ru' | 'en',
	{ id, title, status, statusReason }: Pick<AccountRow, 'id' | 'title' | 'status' | 'statusReason'>
): PushPayload {
	const spoken = words[locale];
	const isLost = status === 'disconnected';
	return {
		title: (isLost ? spoken.disconnected : spoken.attention)(title),
		body: accountReason(locale, statusReason),
		url: '/accounts',
		tag: `account-${id}`
	};
}
