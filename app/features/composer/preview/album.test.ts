import fc from 'fast-check';
import { expect, it } from 'vitest';
import { albumOf } from './album.ts';

const rows = (ratios: number[]) => new Set(albumOf(ratios).boxes.map(({ y }) => y.toFixed(3))).size;

it('puts two wide pictures below each other, and two tall ones beside', () => {
	expect(rows([1.9, 1.8])).toBe(2);
	expect(rows([0.7, 0.7])).toBe(1);
});

it('gives a tall first picture the left side of three', () => {
	const { boxes, height } = albumOf([0.6, 1.3, 1.3]);
	expect(boxes[0]).toMatchObject({ x: 0, y: 0, height });
	expect(boxes[1]?.x).toBe(boxes[2]?.x);
	expect((boxes[1]?.height ?? 0) + (boxes[2]?.height ?? 0)).toBeCloseTo(height);
});

it('fills its width and height without gaps or overlaps, whatever the pictures', () => {
	const ratio = fc.double({ min: 0.05, max: 20, noNaN: true });
	fc.assert(
		fc.property(fc.array(ratio, { minLength: 1, maxLength: 10 }), (ratios) => {
			const { boxes, height } = albumOf(ratios);
			expect(boxes).toHaveLength(ratios.length);
			const area = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
			expect(area).toBeCloseTo(height, 6);
			for (const { x, y, width, height: own } of boxes) {
				expect(x + width).toBeLessThan(1 + 1e-6);
				expect(y + own).toBeLessThan(height + 1e-6);
			}
		})
	);
});
