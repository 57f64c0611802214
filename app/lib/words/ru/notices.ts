import type { NoticeKind } from '#sync/records/notice.ts';
import type { NoticeTopic, NoticeWay } from '#sync/records/notice-settings.ts';
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
	review_asked: 'Пост ждёт вашей проверки',
	approved: 'Пост одобрен',
	returned: 'Пост вернули на доработку',
	commented: 'Новый комментарий',
	mentioned: 'Вас упомянули в комментарии',
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
	thisDevice: 'Это устройство',
	topicsTitle: 'О чём и как сообщать',
	topicsText: 'Для всех ваших проектов и устройств.',
	topics: {
		failed: 'Пост не вышел, вышел не везде или опоздал',
		needs_review: 'Нужно проверить, вышел ли пост',
		account: 'Канал требует внимания или отключён',
		foreseen: 'Пост может не выйти или передвинут в очереди',
		published: 'Пост опубликован',
		review: 'Просят проверить пост, ваш пост одобрен или возвращён',
		comments: 'Комментарии к постам, в которых вы участвуете'
	} satisfies Record<NoticeTopic, string>,
	ways: { app: 'В списке', push: 'На экране', mail: 'Почтой' } satisfies Record<NoticeWay, string>,
	quietTitle: 'Тихие часы',
	quiet: 'Не беспокоить в это время',
	quietHint:
		'Устройства молчат, а когда тихие часы кончатся, расскажут обо всём одним уведомлением. Список и почта работают как обычно.',
	from: 'С',
	until: 'До',
	zone: 'По времени',
	emptyTitle: 'Пока всё спокойно',
	emptyText: 'Если пост не выйдет или каналу понадобится ваша помощь, вы узнаете об этом здесь.'
};
