import { plural } from '../plural.ts';

const change = plural('ru', { one: 'изменение', few: 'изменения', many: 'изменений', other: 'изменения' });
const file = plural('ru', { one: 'файл', few: 'файла', many: 'файлов', other: 'файла' });
const text = plural('ru', { one: 'текст', few: 'текста', many: 'текстов', other: 'текста' });

export const settings = {
	title: 'Настройки',
	you: 'Вы',
	project: 'Проект',
	profile: 'Профиль',
	name: 'Имя',
	nameMissing: 'Имя не может быть пустым.',
	email: 'Почта',
	appearance: 'Вид и язык',
	language: 'Язык',
	theme: 'Тема',
	themes: { system: 'Как в системе', light: 'Светлая', dark: 'Тёмная' },
	push: 'Показывать уведомления на этом устройстве',
	pushHint: 'Скажем, когда пост вышел или не вышел, даже если Twexel закрыт.',
	pushDenied: 'Браузер запрещает уведомления этому сайту. Разрешите их в его настройках.',
	pushUnsupported: 'Этот браузер не умеет получать уведомления.',
	pushUnsupportedIos: 'На iPhone уведомления работают после установки на экран «Домой».',
	pushFailed: 'Не получилось включить уведомления. Попробуйте позже.',
	device: 'Приложение',
	installHint: 'Twexel откроется отдельным окном и будет под рукой без браузера.',
	installed: 'Twexel установлен на этом устройстве.',
	version: (built: string) => `Сборка: ${built}`,
	signOut: 'Выйти',
	signOutText: 'Данные этого аккаунта будут стёрты с устройства. На сервере всё останется.',
	signOutTitle: 'Выйти, не дождавшись отправки?',
	signOutWaiting: (count: number) =>
		`Отсюда ещё не ушло ${count} ${change(count)}. Если выйти сейчас, это пропадёт.`,
	signOutRescued: (count: number) => `Только на этом устройстве: ${count} ${text(count)}.`,
	signOutFiles: (count: number) => `Ещё не загружено: ${count} ${file(count)}.`,
	copyUnsent: 'Скопировать тексты',
	signOutAnyway: 'Всё равно выйти',
	stay: 'Остаться',
	data: 'Ваши данные',
	dataText: 'Всё, что Twexel хранит о вас: профиль, входы, согласия, посты, файлы и записи журнала.',
	dataTake: 'Скачать мои данные',
	dataTaken: 'Данные скачаны',
	dataOffline: 'Скачать данные можно только при связи с сервером.',
	deleteTitle: 'Удалить учётную запись?',
	deleteText:
		'Учётная запись и проекты, в которых кроме вас никого нет, будут стёрты навсегда. В общих проектах останутся посты без вашего имени.',
	deleteConfirm: (email: string) => `Чтобы подтвердить, введите ${email}`,
	deleteButton: 'Удалить учётную запись'
};
