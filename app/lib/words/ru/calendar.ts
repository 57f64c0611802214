import { plural } from '../plural.ts';

const post = plural('ru', { one: 'пост', few: 'поста', many: 'постов', other: 'поста' });

const postGenitive = plural('ru', { one: 'поста', few: 'постов', many: 'постов', other: 'поста' });
const copy = plural('ru', { one: 'копия', few: 'копии', many: 'копий', other: 'копии' });
const dayWord = plural('ru', { one: 'день', few: 'дня', many: 'дней', other: 'дня' });
const hourWord = plural('ru', { one: 'час', few: 'часа', many: 'часов', other: 'часа' });
const hours = (minutes: number) => `${(minutes / 60).toLocaleString('ru')} ${hourWord(minutes / 60)}`;

export const calendar = {
	title: 'Календарь',
	view: 'Вид',
	month: 'Месяц',
	week: 'Неделя',
	day: 'День',
	list: 'Список',
	today: 'Сегодня',
	previous: {
		month: 'Предыдущий месяц',
		week: 'Предыдущая неделя',
		day: 'Предыдущий день',
		list: 'Предыдущий месяц'
	},
	next: {
		month: 'Следующий месяц',
		week: 'Следующая неделя',
		day: 'Следующий день',
		list: 'Следующий месяц'
	},
	newPost: 'Новый пост',
	newPostOn: (day: string) => `Новый пост: ${day}`,
	zone: (zone: string) => `Время проекта: ${zone}`,
	grid: (title: string) => `Посты: ${title}`,
	more: (count: number) => `Ещё ${count}`,
	dayLabel: (day: string, count: number) => (count > 0 ? `${day}, ${count} ${post(count)}` : day),
	moveTo: 'Перенести…',
	nothingYet: 'пока пусто',
	emptyDay: 'На этот день ничего не запланировано',
	cannotPast: 'Нельзя перенести в прошлое.',
	moved: (when: string) => `Перенесён: ${when}`,
	until: (time: string) => `выйдет везде к ${time}`,
	full: (time: string) => `На эту минуту назначено больше, чем сеть принимает сразу: везде выйдет к ${time}.`,
	fullDay: (channel: string, count: number) =>
		`${channel}: сеть принимает ${count} постов в день, и вокруг этого времени столько уже есть. Этот, скорее всего, не выйдет.`,
	clockChange: 'В этот день переводят часы',
	clocksForward: (day: string, from: string, to: string) =>
		`${day} в ${from} часы переводят вперёд, сразу на ${to}. Времени между ними в этот день нет: пост, назначенный на него, выйдет на столько же позже.`,
	clocksBack: (day: string, from: string, to: string) =>
		`${day} в ${from} часы переводят назад, на ${to}. Этот час в тот день повторяется: пост, назначенный на него, выйдет в первый раз.`,
	apart: (minutes: number) =>
		minutes > 0 ? `на ${hours(minutes)} впереди вас` : `на ${hours(-minutes)} позади вас`,
	overfull: (channel: string, count: number) =>
		`${channel}: в этот день больше ${count} ${postGenitive(count)}, а больше сеть за сутки не принимает. Лишние, скорее всего, не выйдут.`,
	emptyList: 'В этом месяце ничего нет',
	emptyListText: 'Здесь по дням стоят посты, у которых есть время. Черновики без времени лежат в лотке.',
	placedAsDraft: (when: string) => `Пока черновик: ${when}. Чтобы он вышел, его надо дописать.`,
	finish: 'Дописать',
	putBack: 'Снова черновик без времени',
	picked: 'выбран',
	pick: (name: string) => `Выбрать: ${name}`,
	pickOne: 'Выбрать',
	unpickOne: 'Не выбирать',
	filter: {
		title: 'Что показывать',
		channels: 'Каналы',
		statuses: 'Статус',
		labels: 'Метки',
		reset: 'Сбросить'
	},
	tray: {
		title: 'Черновики',
		close: 'Убрать лоток',
		drop: 'Отпустите здесь, чтобы снять с плана',
		empty: 'Здесь ждут черновики без времени. Перетащите такой на день, и он запланирован.',
		all: 'Все черновики'
	},
	bulk: {
		title: 'Действия с выбранными',
		picked: (count: number) => `Выбрано: ${count}`,
		move: 'Перенести',
		label: 'Метки',
		duplicate: 'Дублировать',
		clear: 'Снять выбор',
		moveTitle: (count: number) => `Перенести ${count} ${post(count)}`,
		moveText: (day: string) =>
			`Все сдвигаются на столько же дней, и у каждого остаётся свой час. Первый стоит ${day}.`,
		byDays: (days: number) =>
			days < 0 ? `На ${-days} ${dayWord(-days)} раньше` : `На ${days} ${dayWord(days)} позже`,
		firstOn: 'Первый выйдет',
		moveVerb: 'Перенести',
		labelTitle: (count: number) => `Метки: ${count} ${post(count)}`,
		have: (count: number, of: number) => `у ${count} из ${of}`,
		done: {
			moved: (count: number) => `${count} ${post(count)}: время перенесено.`,
			duplicated: (count: number) => `${count} ${copy(count)} среди черновиков.`,
			labelled: (count: number) => `${count} ${post(count)}: метка поставлена.`,
			unlabelled: (count: number) => `${count} ${post(count)}: метка снята.`,
			deleted: (count: number) => `${count} ${post(count)} удалено.`
		},
		leftOut: (count: number) => `Остались как были: ${count}.`,
		nothing: {
			moved: 'Ни один не перенести: они уже вышли, или время было бы в прошлом.',
			duplicated: 'Копировать нечего.',
			labelled: 'Метка у них уже есть.',
			unlabelled: 'Метки у них и не было.',
			deleted: 'Вышедшие посты удаляют по одному, на их странице.'
		}
	}
};
