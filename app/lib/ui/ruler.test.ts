import { expect, it } from 'vitest';
import { Ruler } from './ruler.ts';

/** A dot is 4 wide, a space 2, everything else 10. */
const ruler = new Ruler((letter) => ({ '…': 4, ' ': 2 })[letter] ?? 10);

it('knows how wide a text is, by its letters', () => {
	expect(ruler.width('два слова')).toBe(82);
	expect(ruler.width('👩‍🚀é')).toBe(20);
});

it.each([
	['кофе', 40, 'кофе'],
	['кофейня', 40, 'коф…'],
	['кофейня', 44, 'кофе…'],
	['кофе и чай', 50, 'кофе…'],
	['👩‍🚀👩‍🚀👩‍🚀', 25, '👩‍🚀👩‍🚀…'],
	['🇷🇺🇷🇺🇷🇺', 14, '🇷🇺…'],
	['кофе', 4, '…'],
	['', 0, '']
])('cuts “%s” to %i', (text, room, cut) => {
	expect(ruler.cut(text, room)).toBe(cut);
});

it('asks for each letter once', () => {
	const asked: string[] = [];
	const curious = new Ruler((letter) => asked.push(letter));
	curious.width('около');
	curious.cut('около', 1000);
	expect(asked.toSorted((a, b) => a.localeCompare(b))).toEqual(['…', 'к', 'л', 'о']);
});
