import { expect, it } from 'vitest';
import { chat, chatOf } from './chat.ts';

it('understands whatever people paste for a channel', () => {
	expect(chatOf(' @kofejnya ')).toBe('@kofejnya');
	expect(chatOf('kofejnya')).toBe('@kofejnya');
	expect(chatOf('https://t.me/kofejnya')).toBe('@kofejnya');
	expect(chatOf('t.me/s/kofejnya?before=10')).toBe('@kofejnya');
	expect(chatOf('https://t.me/c/1234567890/15')).toBe('-1001234567890');
	expect(chatOf('-1001234567890')).toBe('-1001234567890');
	expect(chatOf('')).toBe('');
});

it.each(['', '@no', 'https://example.com/kofejnya', '12345', 'two words'])(
	'takes %j for no channel',
	(given) => {
		expect(chat.safeParse(given).success).toBe(false);
	}
);
