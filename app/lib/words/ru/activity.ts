import type { ActivityKind, ActivityTopic } from '#sync/records/activity.ts';
import { review } from './review.ts';

export const activity = {
	title: 'Журнал',
	topic: 'О чём',
	person: 'Кто',
	allTopics: 'Всё подряд',
	everybody: 'Все участники',
	topics: {
		posts: 'Тексты',
		reviews: 'Согласование',
		comments: 'Комментарии',
		publications: 'Выход постов',
		team: 'Участники и каналы',
		clients: 'Ссылки клиентам'
	} satisfies Record<ActivityTopic, string>,
	gone: 'Удалённый участник',
	kinds: {
		...review.kinds,
		written: 'начинает пост',
		edited: 'правит пост',
		restored: 'возвращает прежнюю версию',
		published: 'Пост вышел',
		failed: 'Пост не вышел',
		taken_down: 'Пост убран из канала',
		invited: 'приглашает участника',
		joined: 'теперь в проекте',
		left: 'Участник больше не в проекте',
		connected: 'Канал подключён',
		disconnected: 'Канал отключён',
		link_made: 'создаёт ссылку для клиента',
		link_opened: 'открывает ссылку',
		link_revoked: 'отзывает ссылку'
	} satisfies Record<ActivityKind, string>,
	older: 'Показать раньше',
	emptyTitle: 'Пока ничего не происходило',
	emptyText: 'Здесь видно, кто и что делает в проекте: тексты, согласование, выход постов, участники.',
	offlineNote: 'Нет сети: это последнее, что было известно.',
	offlineTitle: 'Журнал откроется, когда появится сеть',
	offlineText: 'Он хранится на сервере. Посты и календарь доступны и сейчас.'
};
