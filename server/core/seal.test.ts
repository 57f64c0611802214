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

it('opens what was sealed before the root key was changed, and seals with the new one', () => {
	const before = seal('secret', 'a');
	const changed = newSeal({ present: 'n'.repeat(43), former: [key] });
	expect(changed.open(before, 'a')).toBe('secret');
	expect(changed.isPresent(before)).toBe(false);
	expect(changed.isPresent(changed.seal('secret', 'a'))).toBe(true);
});

it('learns of a key that another process has made while it runs', () => {
	const running = newSeal({ present: key, again: () => ['n'.repeat(43)] });
	expect(running.open(newSeal('n'.repeat(43)).seal('secret', 'a'), 'a')).toBe('secret');
});
