import { plural } from '../plural.ts';

const symbol = plural('ru', { one: 'символ', few: 'символа', many: 'символов', other: 'символа' });
const link = plural('ru', { one: 'ссылка', few: 'ссылки', many: 'ссылок', other: 'ссылки' });
const leaves = plural('ru', { one: 'уйдёт', few: 'уйдут', many: 'уйдут', other: 'уйдут' });
const day = plural('ru', { one: 'день', few: 'дня', many: 'дней', other: 'дня' });

export const composer = {
	newTitle: 'Новый пост',
	editTitle: 'Пост',
	textLabel: 'Текст поста',
	textPlaceholder: 'О чём расскажем?',
	title: 'Название',
	titlePlaceholder: 'Название для своих, в пост не войдёт',
	labels: 'Метки',
	labelsPlaceholder: 'Новая метка',
	addLabel: 'Добавить метку',
	removeLabel: (label: string) => `Убрать метку «${label}»`,
	targets: 'Куда',
	noAccountsText: 'Подключите канал, чтобы было куда публиковать. Писать можно уже сейчас.',
	searchTargets: 'Найти канал',
	allTargets: 'Все',
	allFoundTargets: 'Все найденные',
	noTargets: 'Ни одного',
	chosenTargets: (chosen: number, all: number) => `Выбрано ${chosen} из ${all}`,
	connect: 'Подключить канал',
	accountGone: 'Отключённый канал',
	previewPinHours: (hours: number) => `Пост будет закреплён на ${hours} ч.`,
	variants: {
		title: 'Чей текст',
		common: 'Для всех',
		own: 'свой',
		commonText: 'Сюда уйдёт общий текст.',
		ownText: 'У этого канала свой текст. Общий его не меняет.',
		write: 'Написать свой',
		backToCommon: 'Вернуть общий',
		back: 'В канал уйдёт общий текст',
		andMore: (count: number) => `и ещё ${count}`
	},
	deletion: {
		title: 'Удалить автоматически',
		never: 'Не удалять',
		after: (hours: number) =>
			hours % 24 === 0
				? `Через ${hours / 24} ${day(hours / 24)} после выхода`
				: `Через ${hours} ч после выхода`,
		at: 'В выбранное время…',
		set: 'Удалить в это время',
		willBe: (when: string) => `Удалится ${when}.`,
		rule: (network: string, hours: number) =>
			`${network} даёт удалить пост только в первые ${hours} ч после выхода.`,
		notIn: (network: string) => `${network} этого не даст`
	},
	ofLimit: (used: string, limit: string) => `${used} из ${limit}`,
	counterLabel: (network: string, used: number, limit: number) =>
		`${network}: ${used} ${symbol(used)} из ${limit} возможных`,
	caption: 'подпись',
	check: {
		text_too_long: (over: number) => `Текст длиннее возможного на ${over} ${symbol(over)}.`,
		caption_too_long: (over: number) =>
			`С картинкой помещается меньше текста: лишних ${over} ${symbol(over)}. Сократите текст или уберите картинку.`,
		markup_too_long: (bytes: number) =>
			`Вместе с адресами ссылок и оформлением текст слишком велик: сеть принимает ${Math.floor(bytes / 1024)} КБ.`,
		too_many_marks: (most: number) =>
			`Слишком много оформления и ссылок: сеть покажет первые ${most}, остальное станет простым текстом.`,
		too_many_media: (limit: number) => `Столько файлов в один пост не входит, возможно ${limit}.`,
		media_kind_unsupported: 'Такие файлы эта сеть не принимает.',
		media_too_large: 'Файл больше, чем принимает эта сеть.',
		media_mixed: 'Файлы таких видов эта сеть вместе не показывает.',
		picture_shape: 'Картинка слишком большая или слишком вытянутая для этой сети.',
		buttons_need_message: 'Под альбомом кнопок не бывает: уберите кнопки или оставьте один файл.',
		poll_unsupported: 'В этой сети нет опросов.',
		poll_needs_message: 'Опрос здесь показывается только вместе с текстом или файлом.',
		poll_incomplete: 'Опросу нужен вопрос и хотя бы два ответа.',
		poll_option_twice: 'В опросе два одинаковых ответа.',
		poll_too_many_options: (limit: number) => `Ответов в опросе больше возможного: помещается ${limit}.`,
		poll_too_long: (limit: number) =>
			`Вопрос, ответ или пояснение опроса слишком длинные: помещается ${limit} ${symbol(limit)}.`,
		poll_closes_early: 'Опрос закроется раньше, чем пост выйдет.',
		poll_closes_late: (days: number) =>
			`Опрос в этой сети закрывается не позже чем через ${days} ${day(days)} после выхода.`,
		poll_not_anonymous: 'В каналах эта сеть задаёт только анонимные опросы.',
		quiz_unsupported: 'В этой сети нет викторин: сделайте обычный опрос.',
		quiz_without_answer: 'Отметьте правильный ответ викторины.',
		token_lacks_media:
			'Ключ этого канала не даёт загружать такие файлы. Подключите канал от своего имени или уберите файлы.',
		delete_unsupported: 'Ключ этого канала не даёт удалять в нём посты: уберите удаление.',
		delete_before_publish: 'Удаление назначено раньше выхода.',
		delete_too_late: (hours: number) =>
			`Удалить пост можно только в первые ${hours} ч после выхода: назначьте удаление раньше.`,
		account_disconnected: 'Канал отключён: пост туда не уйдёт.',
		account_not_found: 'Этого канала в проекте больше нет.',
		empty_post: 'В посте нет ни текста, ни картинки, ни опроса.',
		no_targets: 'Выберите хотя бы один канал.',
		in_the_past: 'Это время уже прошло.'
	},
	gaps: {
		title: 'В тексте остались переменные',
		text: (names: string) => `Их никто не заполнил, и подписчики увидят их как есть: ${names}.`,
		warning: (names: string) => `Не заполнено: ${names}. Так это и увидят.`,
		fill: 'Заполнить',
		anyway: 'Отправить так'
	},
	untagged: {
		off: (count: number) =>
			`Без UTM-меток ${leaves(count)} ${count} ${link(count)}: для этого поста метки выключены.`,
		forgotten: (count: number) =>
			`Без UTM-меток ${leaves(count)} ${count} ${link(count)}, а на другой ссылке на тот же сайт метки стоят.`
	},
	mended: 'Исправлено',
	fix: {
		split: 'Делить длинные тексты',
		attach: 'Текст после файлов',
		shorten: 'Сократить',
		fewer_marks: (most: number) => `Оставить первые ${most}`,
		keep_files: (most: number) => `Оставить первые ${most}`,
		drop_files: (count: number): string => (count > 1 ? 'Убрать эти файлы' : 'Убрать этот файл'),
		one_kind: 'Оставить файлы одного вида',
		drop_buttons: 'Убрать кнопки',
		drop_poll: 'Убрать опрос',
		keep_open: 'Не закрывать опрос',
		keep_options: (most: number) => `Оставить первые ${most}`,
		once: 'Убрать повторы',
		anonymous: 'Сделать анонимным',
		no_quiz: 'Сделать обычным опросом',
		drop_channel: 'Не отправлять туда',
		keep_post: 'Не удалять',
		all_channels: (count: number): string => (count > 1 ? 'Во все каналы' : 'В этот канал'),
		tag: 'Добавить метки',
		next_time: (when: string) => `Перенести: ${when}`
	},
	publish: 'Опубликовать',
	schedule: 'Запланировать',
	scheduleFor: (when: string) => `Запланировать на ${when}`,
	scheduledFor: (when: string) => `Выйдет ${when}`,
	changeTime: 'Изменить время',
	unschedule: 'Снять с плана',
	askReview: 'Отправить на проверку',
	backToDraft: 'Вернуть в черновики',
	finish: 'Готово',
	moreActions: 'Ещё действия',
	savedAt: (time: string) => `Сохранено в ${time}`,
	savedHere: 'Сохранено на устройстве, уйдёт при связи',
	saving: 'Сохраняем…',
	notSaved: 'Не удалось сохранить на устройстве. Не закрывайте страницу, скопируйте текст.',
	nothingYet: 'Черновик сохранится сам',
	planned: (when: string) => `Запланирован на ${when}`,
	unscheduled: 'Снят с плана',
	sentToReview: 'Отправлен на проверку',
	returnedToDraft: 'Снова черновик',
	published: 'Отправляем в каналы',
	publishOffline:
		'Чтобы опубликовать сейчас, нужна сеть. Запланируйте: пост уйдёт, как только сеть появится и придёт время.',
	publishUnsaved: 'Изменения ещё не дошли до сервера. Подождите пару секунд и повторите.',
	readOnly: 'У вас роль наблюдателя: читать можно, менять нельзя.',
	committed: 'Пост уже запланирован. Менять его могут владелец и редактор.',
	recovered: 'Вернули текст, который не успел сохраниться.',
	toolbar: 'Оформление',
	bold: 'Жирный',
	italic: 'Курсив',
	underline: 'Подчёркнутый',
	strike: 'Зачёркнутый',
	spoiler: 'Скрытый текст',
	code: 'Код',
	pre: 'Блок кода',
	quote: 'Цитата',
	link: 'Ссылка',
	plain: 'Убрать оформление',
	selection: 'Оформить выделенное',
	emoji: { title: 'Эмодзи', search: 'Найти эмодзи', none: 'Ничего не нашлось' },
	linkAddress: 'Адрес ссылки',
	linkWrong: 'Нужен адрес вида https://…',
	linkSet: 'Поставить ссылку',
	linkRemove: 'Убрать ссылку',
	addPicture: 'Добавить картинки или видео'
};
