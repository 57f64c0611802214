import { plural } from '../plural.ts';

const variable = plural('ru', {
	one: 'переменная',
	few: 'переменные',
	many: 'переменных',
	other: 'переменной'
});

export const templates = {
	title: 'Шаблоны',
	newTemplate: 'Новый шаблон',
	editTitle: 'Шаблон',
	list: 'Шаблоны',
	search: 'Поиск по шаблонам',
	variables: (count: number) => `${count} ${variable(count)}`,
	emptyTitle: 'Шаблонов пока нет',
	emptyText:
		'Шаблон — это текст, который пишут снова и снова. Меняется в нём только то, что стоит в скобках: {{имя}}. Возьмите готовый или напишите свой.',
	emptyForViewer: 'Здесь появятся тексты, которые команда использует снова и снова.',
	emptySearchTitle: 'Ничего не нашлось',
	emptySearchText: (query: string) => `Шаблонов со словами «${query}» нет.`,
	take: 'Взять',
	takeExample: (name: string) => `Взять шаблон «${name}»`,
	examplesTitle: 'Готовые шаблоны',
	examples: [
		{
			name: 'Анонс события',
			html: '<b>{{событие}}</b>\n\nКогда: {{день}}, {{начало}}\nГде: {{место}}\n\n{{о чём}}\n\nПриходите и зовите друзей!'
		},
		{
			name: 'Предложение дня',
			html: '<b>Только сегодня, {{date}}</b>\n\n{{товар}}: <s>{{старая цена}} ₽</s> <b>{{новая цена}} ₽</b>\n\nПромокод: <code>{{промокод}}</code>'
		},
		{
			name: 'Доброе утро',
			html: 'Доброе утро! Сегодня {{weekday}}, {{date}}.\n\n{{главное}}\n\n<i>Ваш «{{project}}»</i>'
		}
	],
	name: 'Название',
	namePlaceholder: 'Например, Анонс события',
	nameMissing: 'Дайте шаблону название.',
	untitled: 'Новый шаблон',
	textLabel: 'Текст шаблона',
	textPlaceholder: 'Текст, в котором меняется только {{имя}}',
	tooLong: 'Текст слишком длинный: в таком виде он не сохранится.',
	panelTitle: 'Переменные',
	panelText: 'Их спросят, когда шаблон будут вставлять в пост. Нажмите, чтобы поставить в текст.',
	panelEmpty: 'Пока ни одной. Напишите в тексте {{имя}} или добавьте здесь.',
	addVariable: 'Новая переменная',
	addVariablePlaceholder: 'Например, цена',
	addVariableButton: 'Поставить переменную в текст',
	wrongVariable: 'Название начинается с буквы; в нём буквы, цифры, пробелы, дефис.',
	putVariable: (name: string) => `Поставить в текст: ${name}`,
	builtInTitle: 'Подставятся сами',
	builtIns: {
		date: 'дата',
		time: 'время',
		weekday: 'день недели',
		project: 'проект'
	},
	preview: 'Как получится',
	gaps: 'Что останется пустым, будет стоять в тексте в скобках.',
	use: 'Написать пост',
	insert: 'Вставить',
	insertTitle: 'Вставить шаблон',
	insertMenu: 'Вставить шаблон…',
	menu: 'Шаблоны',
	otherTemplate: 'Другой шаблон',
	saveAs: 'Сохранить как шаблон…',
	saveAsTitle: 'Сохранить как шаблон',
	saveAsText:
		'Текст поста станет шаблоном проекта. Места, которые меняются, потом можно заменить на переменные.',
	savedAs: 'Шаблон сохранён',
	duplicate: 'Сделать копию',
	duplicated: 'Копия сделана',
	copyOf: (name: string) => `${name} (копия)`,
	deleted: (name: string) => `Шаблон «${name}» удалён`,
	actionsOf: (name: string) => `Действия: ${name}`,
	readOnly: 'У вас роль наблюдателя: шаблоны можно читать.',
	gone: 'Этого шаблона больше нет',
	goneText: 'Возможно, его удалили на другом устройстве.',
	allTemplates: 'Все шаблоны'
};
