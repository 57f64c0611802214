import { readEmoji, type Emoji } from './find-emoji.ts';

/** All emoji, named in this language and found in both. Each language is a file of its own, and both are on the device already: precached. */
export async function loadEmoji(locale: string): Promise<Emoji[]> {
	const [ru, en] = await Promise.all([import('virtual:emoji/ru'), import('virtual:emoji/en')]);
	return locale.startsWith('ru') ? readEmoji(ru.default, en.default) : readEmoji(en.default, ru.default);
}
