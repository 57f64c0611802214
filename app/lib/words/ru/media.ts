import { plural } from '../plural.ts';

const file = plural('ru', { one: 'файл', few: 'файла', many: 'файлов', other: 'файла' });
const loads = plural('ru', { one: 'загрузится', other: 'загрузятся' });

export const media = {
	pictures: 'Картинки и видео',
	remove: 'Убрать из поста',
	spoiler: 'Скрыть под спойлер',
	earlier: 'Передвинуть раньше',
	later: 'Передвинуть дальше',
	tools: (name: string) => `Действия: ${name}`,
	place: (place: number, count: number) => `${place} из ${count}`,
	notTaken: (names: string) => `Не подходит: ${names}. Можно JPEG, PNG, WebP, GIF, MP4, MOV и WebM.`,
	full: 'На этом устройстве не хватает места. Ничего не добавлено: освободите место или возьмите файлы поменьше.',
	unreadable: 'Файл не читается: возможно, его переместили или изменили. Ничего не добавлено.',
	alt: (name: string) => `Картинка ${name}`,
	film: (name: string) => `Видео ${name}`,
	missing: 'Картинка ещё не дошла до этого устройства',
	open: 'Открыть картинку',
	describe: 'Описание картинки',
	describeText: 'Для тех, кто слушает пост вместо того, чтобы смотреть.',
	altSign: 'Aa',
	crop: {
		title: 'Обрезать и повернуть',
		ratio: 'Стороны',
		ratios: { free: 'Любые', square: '1:1', portrait: '4:5', wide: '16:9' },
		left: 'Повернуть налево',
		right: 'Повернуть направо',
		flip: 'Отразить',
		done: 'Картинка изменена',
		failed: 'Картинку не удалось обрезать. Возможно, она ещё не загрузилась на это устройство.'
	},
	altLabel: 'Что на картинке',
	altPlaceholder: 'Например, чашка кофе на подоконнике',
	deleteFile: 'Удалить файл из проекта',
	deleted: 'Файл удалён из проекта',
	standing: {
		no_network: 'Ждёт сети',
		queued: 'Ждёт очереди',
		retrying: 'Сервер занят, повторим сами',
		checking: 'Проверяем',
		paused: 'На паузе',
		failed: 'Не загрузилось',
		done: 'Загружено'
	},
	sending: (percent: string) => `Загружено ${percent}`,
	notInside: 'Внутри не картинка и не видео из тех, что подходят.',
	lost: 'Этот браузер больше не может прочитать файл. Добавьте его ещё раз.',
	pause: 'Приостановить загрузку',
	resume: 'Продолжить загрузку',
	retry: 'Загрузить ещё раз',
	cancel: 'Отменить загрузку',
	cancelled: 'Файл убран, загружать его не будем',
	outbox: 'Загрузка файлов',
	waitsFor: (count: number) => `Ждёт ${count} ${file(count)}`,
	waitsForText: (count: number) => `Пост выйдет не раньше, чем ${loads(count)} ${count} ${file(count)}.`
};
