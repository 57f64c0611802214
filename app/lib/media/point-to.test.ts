import { expect, it } from 'vitest';
import { pointTo } from './point-to.ts';

const media = [{ mediaId: 'a' }, { mediaId: 'b', spoiler: true }, { mediaId: 'c' }];

it('lets a post mean the other file, in the same place and as hidden as before', () => {
	expect(pointTo(media, 'b', 'd')).toEqual([
		{ mediaId: 'a' },
		{ mediaId: 'd', spoiler: true },
		{ mediaId: 'c' }
	]);
});

it('keeps one of two that have become the same', () => {
	expect(pointTo(media, 'c', 'a')).toEqual([{ mediaId: 'a' }, { mediaId: 'b', spoiler: true }]);
});

it('leaves other posts untouched, so that nothing is written for nothing', () => {
	expect(pointTo(media, 'x', 'a')).toBe(media);
});
