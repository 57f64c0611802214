import { describe, expect, it } from 'vitest';
import { initialsOf } from './initials.ts';

describe('a category in a cell', () => {
	it('is told by as few letters as tell it from the others', () => {
		const all = ['новости', 'нон-фикшн', 'акции', 'а'];
		expect(all.map((one) => initialsOf(one, all))).toEqual(['Нов', 'Нон', 'Ак', 'А']);
		expect(initialsOf('акции', ['новости', 'акции'])).toBe('А');
	});
});
