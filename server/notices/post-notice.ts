import { isFailure, type PostNews } from '#sync/records/notice.ts';
import type { PushPayload } from '../integrations/push/push.ts';

/** What each kind is called. */
export const postTitles: Record<'ru' | 'en', Record<PostNews, string>> = {
	ru: {
		published: 'Пост опубликован',
		partial: 'Пост вышел не везде',
		failed: 'Пост не вышел',
		needs_review: 'Проверьте, вышел ли пост',
		missed: 'Пост пропустил своё время',
		requeued: 'Место в очереди было занято: пост передвинут',
		foreseen: 'Пост может не выйти',
		edit_failed: 'Правка вышла не везде',
		remove_failed: 'Пост не удалось убрать из канала',
		unpin_failed: 'Пост не удалось открепить',
		review_asked: 'Пост ждёт проверки',
		approved: 'Пост одобрен',
		returned: 'Пост вернули на доработку',
		commented: 'Новый комментарий к посту',
		mentioned: 'Вас упомянули в комментарии'
	},
	en: {
		published: 'Post published',
		partial: 'Post is out, but not everywhere',
		failed: 'Post did not go out',
		needs_review: 'Check whether the post is out',
		missed: 'Post missed its time',
		requeued: 'Its place in the queue was taken: the post moved',
		foreseen: 'A post may not go out',
		edit_failed: 'The change is not everywhere',
		remove_failed: 'A post could not be taken down',
		unpin_failed: 'A post could not be unpinned',
		review_asked: 'A post waits for review',
		approved: 'Post approved',
		returned: 'Post sent back for changes',
		commented: 'New comment on a post',
		mentioned: 'You were mentioned in a comment'
	}
};

/** A push message holds some 4 kB; this much of the text says which post it is. In characters. */
const longestBody = 140;

/** What a device shows of a post's fate; it opens the receipt. */
export function postNotice(
	locale: 'ru' | 'en',
	kind: PostNews,
	post: { id: string; title: string; text: string }
): PushPayload {
	const words = (post.title || post.text).replaceAll(/\s+/g, ' ').trim();
	const characters = [...words];
	const body = characters.length > longestBody ? `${characters.slice(0, longestBody).join('')}…` : words;
	const url = `/posts/${post.id}`;
	return {
		...{ title: postTitles[locale][kind], body, url, tag: `post-${post.id}` },
		...{ actions: actionsFor(locale, kind, url), isFailure: isFailure(kind) }
	};
}

const actionWords = {
	ru: { open: 'Открыть', edit: 'Изменить', calendar: 'Календарь', check: 'Проверить', write: 'Новый пост' },
	en: { open: 'Open', edit: 'Edit', calendar: 'Calendar', check: 'Check', write: 'New post' }
};

/** Two at most are shown: what it is about, and what is done next. */
function actionsFor(locale: 'ru' | 'en', kind: PostNews, url: string): { title: string; url: string }[] {
	const t = actionWords[locale];
	const first = { title: kind === 'needs_review' ? t.check : t.open, url };
	if (kind === 'published') return [first, { title: t.write, url: '/posts/new' }];
	const isUnsent = kind === 'failed' || kind === 'missed' || kind === 'foreseen';
	return [first, isUnsent ? { title: t.edit, url: `${url}/edit` } : { title: t.calendar, url: '/calendar' }];
}
