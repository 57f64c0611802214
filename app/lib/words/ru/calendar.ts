import { plural } from '../plural.ts';

const post = plural('ru', { one: 'пост', few: 'поста', many: 'постов', other: 'поста' });

export const calendar = {
	title: 'Календарь',
	view: 'Вид',
	month: 'Месяц',
	week: 'Неделя',
	today: 'Сегодня',
	previous: { month: 'Предыдущий месяц', week: 'Предыдущая неделя' },
	next: { month: 'Следующий месяц', week: 'Следующая неделя' },
	newPost: 'Новый пост',
	newPostOn: (day: string) => `Новый пост: ${day}`,
	zone: (zone: string) => `Время проекта: ${zone}`,
	grid: (title: string) => `Посты: ${title}`,
	more: (count: number) => `Ещё ${count}`,
	dayLabel: (day: string, count: number) => (count > 0 ? `${day}, ${count} ${post(count)}` : day),
	moveTo: 'Перенести…',
	emptyDay: 'На этот день ничего не запланировано',
	cannotPast: 'Нельзя перенести в прошлое.',
	moved: (when: string) => `Перенесён: ${when}`,
	until: (time: string) => `выйдет везде к ${time}`,
	full: (time: string) => `На эту минуту назначено больше, чем сеть принимает сразу: везде выйдет к ${time}.`,
	fullDay: (channel: string, count: number) =>
		`${channel}: сеть принимает ${count} постов в день, и вокруг этого времени столько уже есть. Этот, скорее всего, не выйдет.`,
	clockChange: 'В этот день переводят часы',
	keys: 'T сегодня, N новый пост, ← → листать, 1 месяц, 2 неделя'
};
