import { expect, it } from 'vitest';
import { Ruler } from '#app/lib/ui/ruler.ts';
import { ChipLine } from './chip-line.ts';

/** Every letter is 10 wide, but a one is 2. */
const ruler = new Ruler((letter) => (letter === '1' ? 2 : 10));

it('cuts a name to what the times leave of a line, all of whose figures are as wide as a nought', () => {
	expect(new ChipLine(ruler, 120).cut('кофейня', '09:00')).toBe('кофей…');
	expect(new ChipLine(ruler, 130).cut('кофейня', '11:11')).toBe('кофейня');
	expect(new ChipLine(ruler, 130).cut('кофейня', '09:00 → 09:40')).toBe('');
});

it('leaves the times alone where no letter has room beside them', () => {
	expect(new ChipLine(ruler, 79).cut('кофейня', '09:00')).toBe('');
	expect(new ChipLine(ruler, 80).cut('кофейня', '09:00')).toBe('к…');
	expect(new ChipLine(ruler, 10).cut('кофейня', '09:00')).toBe('');
});

it('cuts between words where one has room', () => {
	expect(new ChipLine(ruler, 150).cut('кофе и чай', '09:00')).toBe('кофе и…');
	expect(new ChipLine(ruler, 140).cut('кофе и чай', '09:00')).toBe('кофе и…');
	expect(new ChipLine(ruler, 120).cut('кофе и чай', '09:00')).toBe('кофе…');
	expect(new ChipLine(ruler, 160).cut('кофе и чай', '09:00')).toBe('кофе и чай');
	expect(new ChipLine(ruler, 90).cut('кофе и чай', '09:00')).toBe('ко…');
});
