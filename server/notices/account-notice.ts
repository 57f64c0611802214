import type { PushPayload } from '../integrations/push/push.ts';

const titles = { ru: 'Канал требует внимания', en: 'A channel needs attention' };
const texts = {
	ru: (title: string) => `«${title}»: подключите его заново, иначе посты туда не выйдут.`,
	en: (title: string) => `“${title}”: connect it again, or posts will not go out there.`
};

/** What a device shows of a channel that lets us in no more; it opens the channels. */
export const accountNotice = (locale: 'ru' | 'en', account: { id: string; title: string }): PushPayload => ({
	...{ title: titles[locale], body: texts[locale](account.title) },
	...{ url: '/accounts', tag: `account-${account.id}` }
});
