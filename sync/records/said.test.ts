import { expect, it } from 'vitest';
import { fill } from './said.ts';

it('puts values in their places, and leaves a place that has none', () => {
	expect(fill('Откройте {bot}: {bot} ждёт {name}', { bot: '@it' })).toBe('Откройте @it: @it ждёт {name}');
});
