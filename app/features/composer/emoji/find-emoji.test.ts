import { expect, it } from 'vitest';
import { findEmoji, readEmoji } from './find-emoji.ts';
import { emojiWords } from './plugin.ts';

async function linesOf(language: string): Promise<string> {
	const { load } = emojiWords();
	// The plugin's own hook, called as the bundler calls it.
	const code = await (load as unknown as (id: string) => Promise<string>)(`\0virtual:emoji/${language}`);
	return JSON.parse(code.replace(/^export default /, '').replace(/;$/, ''));
}

const all = readEmoji(await linesOf('ru'), await linesOf('en'));
const finds = (search: string) => findEmoji(all, search).map(({ character }) => character);

it('finds an emoji in Russian and in English, by the beginnings of its words', () => {
	for (const search of ['кофе', 'горяч напит', 'coffee', 'Hot Bev']) expect(finds(search)).toContain('☕️');
	expect(finds('ёлка')).toContain('🎄');
	expect(finds('ракет')[0]).toBe('🚀');
	expect(finds('нет такого слова')).toEqual([]);
});

it('has all of them, faces first, and none that is a part of another', () => {
	expect(all.length).toBeGreaterThan(1800);
	expect(all[0]?.character).toBe('😀');
	expect(all.some(({ character }) => character === '🇦')).toBe(false);
});
