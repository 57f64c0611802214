import type { AccountRow } from '#db/schema.ts';
import type { Said } from '#sync/records/said.ts';
import type { PushPayload } from '../integrations/push/push.ts';

const words = {
	ru: {
		disconnected: (title: string) => `Канал «${title}» отключён`,
		attention: (title: string) => `Канал «${title}» требует внимания`,
		sign_in_ended: 'Вход в сеть закончился. Подключите канал заново, иначе посты туда не выйдут.',
		other: 'Посмотрите, что с ним, пока не подошло время постов.'
	},
	en: {
		disconnected: (title: string) => `The channel “${title}” is disconnected`,
		attention: (title: string) => `The channel “${title}” needs attention`,
		sign_in_ended:
			'The sign-in at the network is over. Connect the channel again, or posts will not go out there.',
		other: 'Look what it needs before posts are due.'
	}
};

/** Why a channel takes no posts, and what to do about it. `own`: what its network says of its own reason. */
export const accountReason = (locale: 'ru' | 'en', code: string | null, own: Said | undefined): string =>
	own ? own[locale] : words[locale][code === 'sign_in_ended' ? code : 'other'];

/** What a device shows of a channel that stopped taking posts; it opens the list of channels. */
export function accountNotice(
	locale: 'ru' | 'en',
	{ id, title, status, statusReason }: Pick<AccountRow, 'id' | 'title' | 'status' | 'statusReason'>,
	own: Said | undefined
): PushPayload {
	const spoken = words[locale];
	const isLost = status === 'disconnected';
	return {
		title: (isLost ? spoken.disconnected : spoken.attention)(title),
		body: accountReason(locale, statusReason, own),
		url: '/accounts',
		tag: `account-${id}`
	};
}
