import { expect, it } from 'vitest';
import { groupId } from './group-id.ts';

it.each([
	['https://vk.com/kofejnya', 'kofejnya'],
	['vk.com/club123456', '123456'],
	['https://m.vk.com/public42?from=search', '42'],
	['https://vk.ru/event7/', '7'],
	['@kofejnya', 'kofejnya'],
	['-123456', '123456'],
	[' 123456 ', '123456'],
	[123456, '123456'],
	['club_of_friends', 'club_of_friends']
])('understands %j for a community', (given, understood) => {
	expect(groupId.parse(given)).toBe(understood);
});

it.each(['', 'https://example.com/kofejnya', 'два слова', -5])('takes %j for no community', (given) => {
	expect(groupId.safeParse(given).success).toBe(false);
});
