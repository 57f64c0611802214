import { expect, it } from 'vitest';
import { gapsIn } from './gaps.ts';

const nothing = { html: '', poll: null, options: {} };

it('finds what nobody has filled in, wherever readers would see it, each once', () => {
	const poll = { question: '{{вопрос}}?', options: ['{{да}}', 'нет'], isMultiple: false, isAnonymous: true };
	const options = { firstComment: '{{имя}}', buttons: [[{ text: 'На {{date}}', url: 'https://a.ru/' }]] };
	expect(gapsIn({ html: 'Привет, {{имя}}', poll, options })).toEqual(['имя', 'вопрос', 'да', 'date']);
});

it('has nothing against braces that are no variable', () => {
	expect(gapsIn({ ...nothing, html: 'if (a) {{ return; }} {{1}} {{}}' })).toEqual([]);
});
