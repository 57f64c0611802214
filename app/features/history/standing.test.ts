import { expect, it } from 'vitest';
import type { Revision } from '#sync/records/revision.ts';
import { contentOf } from '#sync/records/revision.ts';
import { anna, noon, written } from '#tests/kit/samples.ts';
import { foundBy, standing } from './standing.ts';

const version = (html: string, kind: Revision['kind']): Revision => ({
	...contentOf(written({ html })),
	...{ id: anna, postId: anna, kind, authorId: anna, authorName: 'Анна', lost: [], savedAt: noon }
});

const [lost, second, late, first] = [
	version('моё', 'conflict'),
	version('второе', 'restored'),
	version('поздно', 'late'),
	version('первое', 'edit')
];
const all = [lost, second, late, first];

it('stands on what was written, not on what lost', () => {
	expect(standing(all)).toBe(second);
});

it('is compared with the nearest older version that the post had', () => {
	expect(all.map((one) => foundBy(one, all))).toEqual([second, first, first, undefined]);
});
