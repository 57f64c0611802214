import type { StatusName } from '../../ui/status.ts';

export const status: Record<StatusName, string> = {
	draft: 'Черновик',
	review: 'На проверке',
	approved: 'Одобрен',
	scheduled: 'Запланирован',
	pending: 'Ждёт времени',
	publishing: 'Публикуется',
	sending: 'Отправляется',
	verifying: 'Проверяем',
	published: 'Опубликован',
	partial: 'Вышел не везде',
	failed: 'Не вышел',
	missed: 'Пропущен',
	needs_review: 'Нужна проверка',
	deleted: 'Удалён',
	cancelled: 'Отменён'
};
