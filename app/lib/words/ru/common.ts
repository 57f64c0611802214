import { plural } from '../plural.ts';

const post = plural('ru', { one: 'пост', few: 'поста', many: 'постов', other: 'поста' });
const change = plural('ru', {
	one: 'изменение ждёт',
	few: 'изменения ждут',
	many: 'изменений ждут',
	other: 'изменения ждут'
});

export const common = {
	close: 'Закрыть',
	cancel: 'Отмена',
	save: 'Сохранить',
	saved: 'Сохранено',
	delete: 'Удалить',
	remove: 'Убрать',
	edit: 'Изменить',
	add: 'Добавить',
	back: 'Назад',
	next: 'Дальше',
	done: 'Готово',
	undo: 'Вернуть',
	retry: 'Повторить',
	more: 'Ещё',
	search: 'Поиск',
	nothingFound: 'Ничего не нашлось',
	copy: 'Скопировать',
	copied: 'Скопировано',
	open: 'Открыть',
	loading: 'Загружаем',
	you: 'вы',
	now: 'сейчас',
	codeForSupport: (code: string) => `Код для поддержки: ${code}.`,
	posts: (count: number) => `${count} ${post(count)}`,
	changesWaiting: (count: number) => `${count} ${change(count)}`
};
