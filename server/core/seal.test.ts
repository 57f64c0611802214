import { expect, it } from 'vitest';
import { newSeal } from './seal.ts';

const key = 'k'.repeat(43);
const { seal, open } = newSeal(key);

it('opens what it sealed, for the same row', () => {
	expect(open(seal('12345:secret', 'account_secrets|1'), 'account_secrets|1')).toBe('12345:secret');
	expect(seal('12345:secret', 'account_secrets|1')).not.toContain('secret');
});

it('never seals alike twice', () => {
	expect(seal('same', 'a')).not.toBe(seal('same', 'a'));
});

it('opens nothing that was moved to another row, changed, or sealed with another key', () => {
	const sealed = seal('secret', 'account_secrets|1');
	expect(() => open(sealed, 'account_secrets|2')).toThrow();
	expect(() =>
		open(sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA'), 'account_secrets|1')
	).toThrow();
	expect(() => newSeal('o'.repeat(43)).open(sealed, 'account_secrets|1')).toThrow(/another key/);
	expect(() => open('nonsense', 'account_secrets|1')).toThrow();
});
