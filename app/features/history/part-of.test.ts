import { expect, it } from 'vitest';
import { contentOf } from '#sync/records/revision.ts';
import { channel, noon, written } from '#tests/kit/samples.ts';
import { partOf } from './part-of.ts';

const content = contentOf(
	written({ title: 'Имя', html: 'Текст', scheduledAt: noon, targets: [{ accountId: channel }] })
);

it('takes one thing and leaves the others alone', () => {
	expect(partOf(content, 'html')).toEqual({ html: 'Текст' });
	expect(partOf(content, 'title')).toEqual({ title: 'Имя' });
});

it('takes a plan whole, but never a status that only the server gives', () => {
	const plan = { scheduledAt: noon, queuePlace: null, deleteAt: null, targets: [{ accountId: channel }] };
	expect(partOf(content, 'plan')).toEqual({ ...plan, status: 'draft' });
	expect(partOf({ ...content, status: 'missed' }, 'plan')).toEqual(plan);
});
