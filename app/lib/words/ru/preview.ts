import type { Why } from '#sync/text/whys.ts';
import { plural } from '../plural.ts';

const message = plural('ru', {
	one: 'сообщение',
	few: 'сообщения',
	many: 'сообщений',
	other: 'сообщения'
});

export const preview = {
	title: 'Как это увидят',
	empty: 'Здесь появится пост: начните писать.',
	time: 'сейчас',
	pin: 'Пост будет закреплён.',
	pinHours: (hours: number) => `Пост будет закреплён на ${hours} ч.`,
	several: (count: number) => `Уйдёт ${count} ${message(count)} подряд.`,
	messageOf: (number: number, count: number) => `Сообщение ${number} из ${count}`,
	why: {
		text_split: 'Текст не помещается в одно и разделён.',
		text_after: 'Подпись слишком длинная, текст идёт после файлов.',
		files_over: 'Файлов больше, чем входит в одно сообщение.',
		kinds_apart: 'Файлы таких видов вместе не показываются.',
		poll_apart: 'Опрос всегда идёт отдельно.'
	} satisfies Record<Why, string>,
	edited: 'изменено',
	theme: 'Тема предпросмотра',
	themes: { system: 'Как у приложения', light: 'Днём', dark: 'Ночью' },
	more: 'Показать ещё',
	reveal: 'Показать, что скрыто',
	card: 'Заголовок и картинку сеть возьмёт со страницы',
	ad: 'реклама',
	source: 'Источник:',
	buttons: 'Кнопки под сообщением'
};
