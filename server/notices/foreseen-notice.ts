import { eq } from 'drizzle-orm';
import { accounts, preflights } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { PushPayload } from '../integrations/push/push.ts';
import { accountReason } from './account-notice.ts';

const words = {
	ru: {
		waiting_for_media: 'Его файлы ещё не загружены. Откройте устройство, с которого вы их добавили.',
		day_limit: 'Столько постов в день сеть не принимает. Перенесите его на завтра.',
		other: 'Канал не примет его таким, какой он есть. Откройте пост и посмотрите проверки.'
	},
	en: {
		waiting_for_media: 'Its files are not uploaded yet. Open the device that you added them on.',
		day_limit: 'The network does not take so many posts a day. Move it to tomorrow.',
		other: 'The channel will not take it as it is. Open the post and see the checks.'
	}
};

/** What to do about the first thing that stands in a planned post's way, with the channel's name; null where nothing does any more. */
export async function foreseenReason(
	{ db, networks }: Pick<Deps, 'db' | 'networks'>,
	postId: string
): Promise<((locale: 'ru' | 'en') => string) | null> {
	const [found] = await db.select().from(preflights).where(eq(preflights.postId, postId));
	const [problem] = found?.problems ?? [];
	if (!problem) return null;
	const [account] = await db.select().from(accounts).where(eq(accounts.id, problem.accountId));
	const isOfAccount = account !== undefined && account.status !== 'active';
	const own = networks.get(account?.network ?? '')?.face.refusals?.[account?.statusReason ?? '']?.notice;
	return (locale) => {
		const { other, ...known }: Record<string, string> = words[locale];
		const reason = known[problem.code] ?? other;
		return `${account?.title ?? ''}: ${isOfAccount ? accountReason(locale, account.statusReason, own) : reason}`;
	};
}

/** What stands in its way is said in the place of what it says. */
export const withReason = (payload: PushPayload, reason: string): PushPayload => ({
	...payload,
	body: `${payload.body ? `«${payload.body}» ` : ''}${reason}`
});
