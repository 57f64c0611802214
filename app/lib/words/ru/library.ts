import { plural } from '../plural.ts';

const file = plural('ru', { one: 'файл', few: 'файла', many: 'файлов', other: 'файла' });
const post = plural('ru', { one: 'посте', few: 'постах', many: 'постах', other: 'поста' });

export const library = {
	title: 'Медиатека',
	storage: (used: string, count: number) => `${used} · ${count} ${file(count)}`,
	upload: 'Загрузить',
	search: 'Название, описание, метка',
	kind: 'Вид файлов',
	kinds: { all: 'Все', image: 'Картинки', video: 'Видео', animation: 'GIF' },
	tags: 'Метки',
	tagsHint: 'Через запятую: по ним файл легко найти.',
	anyTag: 'Любые метки',
	onlyUnused: 'Нигде не использованы',
	open: (name: string) => `Открыть: ${name}`,
	choose: (name: string) => `Выбрать: ${name}`,
	uses: (count: number) => `в ${count} ${post(count)}`,
	unused: 'Пока нигде',
	noAlt: 'без описания',
	outgoing: 'загружается',
	usedIn: 'Где использован',
	replace: 'Заменить',
	replaced: (count: number) =>
		count > 0 ? `Заменён в ${count} ${post(count)}` : 'Новый файл добавлен, заменять его было негде',
	removed: (count: number) => `Удалено: ${count} ${file(count)}`,
	removeChosen: (count: number) => `Удалить ${count} ${file(count)}`,
	emptyTitle: 'Здесь будут картинки и видео проекта',
	emptyText: 'Всё, что вы загрузите сюда или в пост, можно найти, описать и взять снова.',
	nothingFound: 'Ничего не нашлось',
	showAll: 'Показать всё',
	pickTitle: 'Из медиатеки',
	pick: (count: number) => (count > 0 ? `Добавить ${count} ${file(count)}` : 'Добавить'),
	fromLibrary: 'Взять из медиатеки'
};
