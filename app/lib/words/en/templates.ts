import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const variable = plural('en', { one: 'variable', other: 'variables' });

export const templates: Words['templates'] = {
	title: 'Templates',
	newTemplate: 'New template',
	editTitle: 'Template',
	list: 'Templates',
	search: 'Search templates',
	variables: (count) => `${count} ${variable(count)}`,
	emptyTitle: 'No templates yet',
	emptyText:
		'A template is a text that is written again and again. Only what stands in braces changes: {{name}}. Take a ready one, or write your own.',
	emptyForViewer: 'Texts that the team uses again and again will appear here.',
	emptySearchTitle: 'Nothing found',
	emptySearchText: (query) => `No template says “${query}”.`,
	take: 'Take it',
	takeExample: (name) => `Take the template “${name}”`,
	examplesTitle: 'Ready templates',
	examples: [
		{
			name: 'Event announcement',
			html: '<b>{{event}}</b>\n\nWhen: {{day}}, {{start}}\nWhere: {{place}}\n\n{{about}}\n\nCome along and bring friends!'
		},
		{
			name: 'Offer of the day',
			html: '<b>Only today, {{date}}</b>\n\n{{product}}: <s>{{old price}}</s> <b>{{new price}}</b>\n\nPromo code: <code>{{code}}</code>'
		},
		{
			name: 'Good morning',
			html: 'Good morning! It is {{weekday}}, {{date}}.\n\n{{headline}}\n\n<i>Yours, {{project}}</i>'
		}
	],
	name: 'Name',
	namePlaceholder: 'For instance, Event announcement',
	nameMissing: 'Give the template a name.',
	untitled: 'New template',
	textLabel: 'Text of the template',
	textPlaceholder: 'A text in which only {{name}} changes',
	tooLong: 'The text is too long to be saved like this.',
	panelTitle: 'Variables',
	panelText: 'They are asked for when the template is put into a post. Press one to put it into the text.',
	panelEmpty: 'None so far. Write {{name}} in the text, or add one here.',
	addVariable: 'New variable',
	addVariablePlaceholder: 'For instance, price',
	addVariableButton: 'Put the variable into the text',
	wrongVariable: 'A name begins with a letter and holds letters, digits, spaces and hyphens.',
	putVariable: (name) => `Put into the text: ${name}`,
	builtInTitle: 'Filled in by themselves',
	builtIns: {
		date: 'date',
		time: 'time',
		weekday: 'weekday',
		project: 'project'
	},
	preview: 'How it will look',
	gaps: 'What is left empty stays in the text, in braces.',
	use: 'Write a post',
	insert: 'Insert',
	insertTitle: 'Insert a template',
	insertMenu: 'Insert a template…',
	menu: 'Templates',
	otherTemplate: 'Another template',
	saveAs: 'Save as a template…',
	saveAsTitle: 'Save as a template',
	saveAsText:
		'The text of the post becomes a template of the project. Replace what changes by variables afterwards.',
	savedAs: 'Template saved',
	duplicate: 'Duplicate',
	duplicated: 'Duplicated',
	copyOf: (name) => `${name} (copy)`,
	deleted: (name) => `Template “${name}” is deleted`,
	actionsOf: (name) => `Actions: ${name}`,
	readOnly: 'You are a viewer here: templates can be read.',
	gone: 'This template is no longer there',
	goneText: 'It may have been deleted on another device.',
	allTemplates: 'All templates'
};
