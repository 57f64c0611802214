import { expect, test } from 'vitest';
import { passwordFault } from './password.ts';

test('a password has at least ten characters, whatever they are', () => {
	expect(passwordFault('ninechars')).toBe('passwordTooShort');
	expect(passwordFault('пароль-вот')).toBeNull();
	expect(passwordFault('🙂'.repeat(9))).toBe('passwordTooShort');
});

test('a password has at most 72 bytes, which Cyrillic fills twice as fast', () => {
	expect(passwordFault('a'.repeat(72))).toBeNull();
	expect(passwordFault('a'.repeat(73))).toBe('passwordTooLong');
	expect(passwordFault('я'.repeat(37))).toBe('passwordTooLong');
});
