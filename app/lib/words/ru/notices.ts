import type { NoticeKind } from '#sync/records/notice.ts';
import { plural } from '../plural.ts';

const unread = plural('ru', {
	one: 'непрочитанное',
	few: 'непрочитанных',
	many: 'непрочитанных',
	other: 'непрочитанных'
});

const kinds: Record<NoticeKind, string> = {
	published: 'Пост опубликован',
	partial: 'Пост вышел не везде',
	failed: 'Пост не вышел',
	needs_review: 'Проверьте, вышел ли пост',
	missed: 'Пост пропустил своё время',
	requeued: 'Место в очереди было занято, пост передвинут',
	foreseen: 'Пост может не выйти',
	edit_failed: 'Правка вышла не везде',
	remove_failed: 'Пост не удалось убрать из канала',
	unpin_failed: 'Пост не удалось открепить',
	account_attention: 'Канал требует внимания',
	account_lost: 'Канал отключён'
};

export const notices = {
	title: 'Уведомления',
	settings: 'Настроить',
	unread: (count: number) => `${count} ${unread(count)}`,
	isUnread: 'не прочитано',
	readAll: 'Прочитать все',
	readOne: (about: string) => `Отметить прочитанным: ${about}`,
	kinds,
	nameless: 'Пост без текста',
	kept: 'Прочитанные хранятся 30 дней, остальные — 90.',
	emptyTitle: 'Пока всё спокойно',
	emptyText: 'Если пост не выйдет или каналу понадобится ваша помощь, вы узнаете об этом здесь.'
};
