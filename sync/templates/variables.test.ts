import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	builtInsOf,
	builtInValues,
	fill,
	longestVariable,
	mostVariables,
	nameOf,
	placesOf,
	variablesOf
} from './variables.ts';

describe('the variables of a text', () => {
	it.each<[text: string, variables: string[]]>([
		['Без них', []],
		['Привет, {{имя}}! Сегодня {{блюдо}}, {{имя}}.', ['имя', 'блюдо']],
		['{{ имя гостя }} и <b>{{item-2}}</b>', ['имя гостя', 'item-2']],
		['<a href="https://a.b/{{товар}}">{{товар}}</a>', ['товар']],
		['{{date}} {{time}} {{weekday}} {{project}} {{place}}', ['place']],
		['{{}} {{ }} {{1}} {{a<b>b</b>}} {a} {{{x}}} {{a\nb}} {{a{b}}', ['x']],
		['{{и\u0306мя}}', ['ймя']],
		[
			`{{${'я'.repeat(longestVariable)}}} {{${'ю'.repeat(longestVariable + 1)}}}`,
			['я'.repeat(longestVariable)]
		]
	])('%j has %j', (text, variables) => expect(variablesOf(text)).toEqual(variables));

	it('stand between their braces', () => {
		const text = 'Привет, {{ имя }}! {{1}} {{date}}';
		expect(placesOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(['{{ имя }}', '{{date}}']);
	});

	it('are not more than can be filled in', () => {
		const text = Array.from({ length: mostVariables + 5 }, (_, index) => `{{v${index}}}`).join(' ');
		expect(variablesOf(text)).toHaveLength(mostVariables);
	});

	it('are names that a template can keep, whatever the text', () => {
		const piece = fc.constantFrom(
			'{{',
			'}}',
			'{',
			'имя',
			'a b',
			' ',
			'\u0000',
			'\n',
			'<b>',
			'&',
			'-',
			'\u0306',
			'9'
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
				const names = variablesOf(pieces.join(''));
				expect(names.map(nameOf)).toEqual(names);
				expect(new Set(names).size).toBe(names.length);
			})
		);
	});
});

describe('filled in', () => {
	it('a value is text, and never markup', () => {
		expect(fill('Привет, <b>{{имя}}</b>!', { имя: '<i>Том & Ко</i>' })).toBe(
			'Привет, <b>&lt;i&gt;Том &amp; Ко&lt;/i&gt;</b>!'
		);
		expect(fill('{{a}}', { a: '{{b}}', b: 'нет' })).toBe('{{b}}');
		expect(fill('{{a}}', { a: '$& $1' })).toBe('$&amp; $1');
	});

	it('inside of an address it is a part of the address', () => {
		const link = '<a href="https://a.b/?q={{что}}">{{что}}</a>';
		expect(fill(link, { что: '"> & x' })).toBe('<a href="https://a.b/?q=%22%3E%20%26%20x">"&gt; &amp; x</a>');
	});

	it('what has no value keeps its place', () => {
		expect(fill('{{имя}}, {{блюдо}} {{toString}}', { имя: '', блюдо: 'раф' })).toBe(
			'{{имя}}, раф {{toString}}'
		);
	});

	it('the text has no variable left that had a value', () => {
		const name = fc.constantFrom('имя', 'place', 'a b', 'date');
		const piece = fc.oneof(
			name.map((one) => `{{${one}}}`),
			fc.constantFrom('<b>', '</b>', ' и ', '{', '\n')
		);
		fc.assert(
			fc.property(fc.array(piece), fc.string({ minLength: 1 }), (pieces, value) => {
				const given = value.replaceAll(/[{}]/g, '-');
				const values = { имя: given, place: given, 'a b': given, date: given };
				const filled = fill(pieces.join(''), values);
				expect([...variablesOf(filled), ...builtInsOf(filled)]).toEqual([]);
			})
		);
	});
});

it('knows the day, the hour and the project, in the zone of the project and the language of its people', () => {
	const at = new Date('2026-11-22T22:30:00Z');
	const moscow = { zone: 'Europe/Moscow', locale: 'ru', project: 'Зерно' };
	expect(builtInValues(at, moscow)).toEqual({
		date: '23 ноября',
		time: '01:30',
		weekday: 'понедельник',
		project: 'Зерно'
	});
	expect(builtInValues(at, { ...moscow, zone: 'UTC', locale: 'en' })).toMatchObject({
		date: 'November 22',
		time: '22:30',
		weekday: 'Sunday'
	});
	expect(builtInsOf('{{ date }} и {{project}}, {{data}}')).toEqual(['date', 'project']);
});
