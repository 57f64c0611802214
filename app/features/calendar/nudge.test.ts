import { expect, it } from 'vitest';
import { nudged } from './nudge.ts';

it('moves by a day aside, and by a week or a quarter of an hour up and down', () => {
	const from = (key: string, by: 'week' | 'quarter') => nudged('2026-11-30T23:50', key, by);
	expect(from('ArrowRight', 'week')).toBe('2026-12-01T23:50');
	expect(from('ArrowLeft', 'quarter')).toBe('2026-11-29T23:50');
	expect(from('ArrowDown', 'week')).toBe('2026-12-07T23:50');
	expect(from('ArrowDown', 'quarter')).toBe('2026-12-01T00:05');
	expect(from('Enter', 'week')).toBeNull();
});
