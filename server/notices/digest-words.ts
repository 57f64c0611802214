import type { HeldNoticeRow, UserRow } from '#db/schema.ts';
import type { NoticeKind } from '#sync/records/notice.ts';
import { letter } from '../integrations/mail/letter.ts';
import type { Mail } from '../integrations/mail/mail.ts';
import type { PushPayload } from '../integrations/push/push.ts';
import { postTitles } from './post-notice.ts';

/** Something that was held, and the name of its project. */
export type Told = Pick<HeldNoticeRow, 'kind' | 'postId' | 'about'> & { project: string };

const words = {
	ru: {
		account_attention: 'Канал требует внимания',
		account_lost: 'Канал отключён',
		many: (count: number) => `Новости о ваших постах и каналах: ${count}`,
		quoted: (text: string) => `«${text}»`,
		inProject: (name: string) => `проект «${name}»`,
		more: (count: number) => `И ещё ${count}.`,
		hello: 'Здравствуйте!',
		open: 'Открыть Twexel',
		why: 'Выбрать, о чём и как вам сообщать, можно в Twexel: «Настройки», раздел «Уведомления».'
	},
	en: {
		account_attention: 'A channel needs attention',
		account_lost: 'A channel is disconnected',
		many: (count: number) => `News of your posts and channels: ${count}`,
		quoted: (text: string) => `“${text}”`,
		inProject: (name: string) => `project “${name}”`,
		more: (count: number) => `And ${count} more.`,
		hello: 'Hello!',
		open: 'Open Twexel',
		why: 'You choose what you are told, and how, in Twexel: Settings, Notices.'
	}
};

/** A push message holds some 4 kB, and nobody reads more lines; a letter may be longer. */
const linesInPush = 4;
const linesInLetter = 30;

/** What was held over quiet hours. One that is alone says what it would have said at once. */
export function digestPush(locale: UserRow['locale'], told: Told[]): PushPayload {
	const [only, ...more] = told;
	if (only && more.length === 0) {
		return { title: titleOf(locale, only.kind), body: only.about, url: pathOf(only), tag: 'after-quiet' };
	}
	const body = lines(locale, told, linesInPush, (one) => lineOf(locale, one)).join('\n');
	return { title: words[locale].many(told.length), body, url: '/notices', tag: 'after-quiet' };
}

/** The letter about everything since the last one. */
export function digestLetter(
	{ email: to, locale }: Pick<UserRow, 'email' | 'locale'>,
	told: Told[],
	publicUrl: string
): Mail {
	const t = words[locale];
	const [only, ...more] = told;
	const isOne = only !== undefined && more.length === 0;
	const inProject = (one: Told) => `${lineOf(locale, one)} (${t.inProject(one.project)})`;
	return letter({
		to,
		locale,
		subject: isOne ? lineOf(locale, only) : t.many(told.length),
		before: [t.hello, ...lines(locale, told, linesInLetter, inProject)],
		button: t.open,
		link: publicUrl + (isOne ? pathOf(only) : '/notices'),
		after: [t.why]
	});
}

const pathOf = ({ postId }: Told): string => (postId === null ? '/accounts' : `/posts/${postId}`);

function titleOf(locale: UserRow['locale'], kind: NoticeKind): string {
	const { account_attention, account_lost } = words[locale];
	return { ...postTitles[locale], account_attention, account_lost }[kind];
}

function lineOf(locale: UserRow['locale'], { kind, about }: Told): string {
	const title = titleOf(locale, kind);
	return about ? `${title}: ${words[locale].quoted(about)}` : title;
}

function lines(locale: UserRow['locale'], told: Told[], most: number, say: (one: Told) => string): string[] {
	const some = told.length > most ? told.slice(0, most - 1) : told;
	return [
		...some.map(say),
		...(some.length < told.length ? [words[locale].more(told.length - some.length)] : [])
	];
}
