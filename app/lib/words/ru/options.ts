import { plural } from '../plural.ts';

const hour = plural('ru', { one: 'час', few: 'часа', many: 'часов', other: 'часа' });

export const options = {
	title: 'Как отправить',
	of: (network: string) => `${network}: как отправить`,
	asUsual: 'как обычно',
	toggle: {
		silent: { label: 'Без звука', hint: 'Подписчики увидят пост, но уведомление придёт беззвучно.' },
		protect: { label: 'Запретить пересылку', hint: 'Пост нельзя будет переслать и сохранить.' },
		pin: { label: 'Закрепить', hint: 'Пост останется вверху канала.' },
		captionAbove: {
			label: 'Текст над картинкой',
			hint: 'Подпись встанет над картинкой, а не под ней.'
		},
		disableLinkPreview: {
			label: 'Без карточки ссылки',
			hint: 'Под текстом не появится карточка первой ссылки.'
		},
		linkPreviewAbove: {
			label: 'Карточка над текстом',
			hint: 'Карточка ссылки встанет первой, а текст под ней.'
		},
		signed: { label: 'Подпись автора', hint: 'Под постом будет имя того, кто его опубликовал.' },
		closeComments: { label: 'Без комментариев', hint: 'Под постом нельзя будет ничего написать.' },
		markAsAds: { label: 'Это реклама', hint: 'Сеть пометит пост как рекламный.' },
		carousel: { label: 'Картинки каруселью', hint: 'Их листают в сторону, одну за другой.' }
	},
	pinFor: 'На сколько закрепить',
	pinForEver: 'Пока не закрепят другой',
	hours: (count: number) => `${count} ${hour(count)}`,
	previewSize: 'Картинка в карточке',
	previewSizes: { auto: 'Как решит сеть', small: 'Маленькая', large: 'Большая' },
	topic: (channel: string) => `Тема в группе «${channel}»`,
	topicHint: 'Номер темы из её ссылки: последнее число в адресе. Пусто — общая тема.',
	topicWrong: 'Нужен номер темы, целое число.',
	address: {
		link: { label: 'Адрес для карточки', hint: 'Если карточка нужна не для первой ссылки в тексте.' },
		copyright: { label: 'Источник', hint: 'Адрес, откуда взят текст.' }
	},
	addressWrong: 'Нужен адрес вида https://…',
	firstComment: 'Первый комментарий',
	firstCommentHint: 'Появится под постом сразу после выхода.',
	buttons: {
		title: 'Кнопки под постом',
		hint: 'Каждая открывает ссылку.',
		add: 'Добавить кнопку',
		addBeside: (row: number) => `Добавить кнопку в ряд ${row}`,
		edit: (text: string) => `Кнопка «${text}»`,
		dialog: 'Кнопка',
		text: 'Надпись',
		textMissing: 'Без надписи кнопки не бывает.',
		url: 'Ссылка',
		earlier: 'Раньше',
		later: 'Позже',
		remove: 'Убрать кнопку'
	}
};
