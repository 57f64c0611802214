import { expect, it } from 'vitest';
import type { Template } from '#sync/records/template.ts';
import { findTemplates } from './search.ts';

const template = (name: string, html: string, id = name): Template => ({
	...{ id, projectId: 'p', name, html, variables: [], createdBy: 'u' },
	...{ createdAt: '2026-11-22T09:00:00.000Z', updatedAt: '2026-11-22T09:00:00.000Z', writeId: 'w' }
});
const all = [
	template('Выпуск 10', '<b>Блюдо</b> дня'),
	template('выпуск 2', 'Афиша на {{день}}'),
	template('Анонс', '<a href="https://example.org">сюда</a>')
];

const found = (question: string) => findTemplates(all, question).map(({ name }) => name);

it('lists by name, as people count', () => {
	expect(found('')).toEqual(['Анонс', 'выпуск 2', 'Выпуск 10']);
});

it.each([
	['АФИША', ['выпуск 2']],
	[' блюдо дня ', ['Выпуск 10']],
	['вып', ['выпуск 2', 'Выпуск 10']],
	['example', []],
	['.*', []]
])('finds what says %j, in the text that people see', (question, names) =>
	expect(found(question)).toEqual(names)
);
