import { plural } from '../plural.ts';

const post = plural('ru', { one: 'пост', few: 'поста', many: 'постов', other: 'поста' });
const slot = plural('ru', { one: 'место', few: 'места', many: 'мест', other: 'места' });

export const queue = {
	title: 'Очередь',
	count: (count: number) => `${count} ${post(count)}`,
	emptyTitle: 'В очереди пусто',
	emptyText: 'Посты из очереди выходят сами в часы, которые вы задали. Добавьте пост кнопкой «В очередь».',
	noSlotsTitle: 'Когда выходить постам?',
	noSlotsText: 'Задайте часы недели, и посты из очереди будут выходить в них сами, один за другим.',
	setUp: 'Настроить очередь',
	settings: 'Часы очереди',
	addFor: (when: string) => `В очередь · ${when}`,
	queued: (when: string) => `В очереди: ${when}`,
	movedOn: (when: string) => `Место в очереди уже занято, пост передвинут: ${when}`,
	pause: 'Приостановить',
	resume: 'Возобновить',
	paused: 'Очередь приостановлена',
	pausedText:
		'Из очереди ничего не выходит. Посты, чьё время подойдёт, сами передвинутся на следующие места. Посты со своим временем выйдут как обычно.',
	pausedSaid: 'Очередь приостановлена',
	resumedSaid: 'Очередь снова работает',
	list: 'Посты в очереди',
	handle: (name: string) => `Переставить: ${name}. Стрелки вверх и вниз`,
	moveUp: 'Выше',
	moveDown: 'Ниже',
	nowAt: (name: string, place: number, count: number) => `${name}: ${place} из ${count}`,
	nextFree: (when: string) => `Следующее свободное место: ${when}`,
	writeThere: 'Написать пост',
	freeAt: (time: string, category: string) =>
		`Свободное место очереди, ${time}${category && `, ${category}`}`,
	free: 'свободно',
	overdue: 'ждёт',
	weekTitle: 'Часы недели',
	weekText: (zone: string) => `По времени проекта: ${zone}. Отметьте дни, в которые в этот час выходит пост.`,
	slots: (count: number) => `${count} ${slot(count)} в неделю`,
	noTimes: 'Пока ни одного часа.',
	cell: (weekday: string, time: string, state: string) => `${weekday}, ${time}: ${state}`,
	off: 'нет',
	common: 'для всех постов',
	newTime: 'Час',
	addTime: 'Добавить час',
	suggest: 'Каждый день в 10:00, 14:00 и 19:00',
	removeTime: (time: string) => `Убрать ${time}`,
	timeThere: 'Этот час уже есть.',
	wrongTime: 'Укажите час, например 09:30.',
	tooMany: 'Больше 200 мест в неделе быть не может.',
	brush: 'Что отмечаем',
	brushHint:
		'Место с рубрикой берут только посты с такой меткой, а посты с этой меткой берут только такие места.',
	newCategory: 'Новая рубрика',
	addCategory: 'Добавить рубрику',
	save: 'Сохранить часы',
	unsaved: 'Посты, чьих часов не станет, передвинутся на следующие места.',
	readOnly: 'Очередь настраивают владельцы и редакторы.',
	pauseTitle: 'Пауза'
};
