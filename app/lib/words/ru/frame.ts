const collections: Record<string, string> = {
	projects: 'Проект',
	members: 'Участник',
	accounts: 'Канал',
	posts: 'Пост',
	publications: 'Публикация',
	templates: 'Шаблон',
	media: 'Файл'
};

export const frame = {
	mainNavigation: 'Основные разделы',
	notices: 'Сообщения',
	skip: 'К содержанию',
	calendar: 'Календарь',
	posts: 'Посты',
	templates: 'Шаблоны',
	accounts: 'Каналы',
	settings: 'Настройки',
	newPost: 'Новый пост',
	projects: 'Проекты',
	allProjects: 'Все проекты',
	newProject: 'Новый проект',
	switchProject: 'Сменить проект',
	noProject: 'Нет проекта',
	profile: 'Профиль',
	signOut: 'Выйти',
	sync: 'Синхронизация',
	syncStatus: {
		synced: 'Всё сохранено',
		saving: 'Сохраняем',
		offline: 'Нет сети'
	},
	syncExplained: {
		synced: 'Всё, что вы сделали, есть и здесь, и на сервере.',
		saving: 'Отправляем изменения на сервер.',
		offline: 'Работать можно как обычно. Изменения хранятся на этом устройстве и уйдут, когда появится сеть.'
	},
	lastSynced: (when: string) => `Последний обмен: ${when}`,
	neverSynced: 'С открытия страницы обмена ещё не было',
	waitingTitle: 'Ждут отправки',
	collections,
	rescued: {
		access_lost: 'Доступ к проекту закрыт, а текст не успел уйти.',
		refused: 'Сервер не принял этот текст.',
		both_changed: 'Этот текст меняли в двух местах. Это ваша версия.'
	},
	forgetRescued: 'Убрать',
	offlineBanner: 'Нет сети. Всё, что вы пишете, сохраняется здесь и уйдёт позже.',
	updateReady: 'Готова новая версия',
	update: 'Обновить',
	later: 'Позже',
	install: 'Установить приложение',
	errorTitle: 'Что-то пошло не так',
	errorText: 'Ваши черновики целы: они сохранены на этом устройстве.',
	notFoundTitle: 'Такой страницы нет',
	notFoundText: 'Возможно, адрес устарел или в нём опечатка.',
	toCalendar: 'В календарь',
	reload: 'Обновить страницу'
};
