import { expect, it } from 'vitest';
import { mergePost } from './merge.ts';
import { channel, noon, written } from '#tests/kit/samples.ts';

it('joins two people’s changes to different paragraphs', () => {
	const base = written({ html: 'Доброе утро\n\nСегодня рафы\n\nЖдём вас' });
	const mine = written({ html: 'Доброе утро!\n\nСегодня рафы\n\nЖдём вас' });
	const theirs = written({ html: 'Доброе утро\n\nСегодня рафы\n\nЖдём вас с 8:00' });
	expect(mergePost(base, mine, theirs)).toMatchObject({
		post: { html: 'Доброе утро!\n\nСегодня рафы\n\nЖдём вас с 8:00' },
		lost: []
	});
});

it('takes what the server spelled in its own way for the same words', () => {
	const base = written({ html: 'a' });
	const mine = written({ html: 'Сказала &quot;да&quot;, 10\u00a0рублей' });
	const theirs = written({ html: 'Сказала "да", 10 рублей' });
	expect(mergePost(base, mine, theirs)).toEqual({ post: theirs, lost: [] });
	expect(mergePost(base, mine, base).post.html).toBe(mine.html);
});

it('does not pore over a text that is nothing but line breaks', () => {
	const lines = (count: number, end: string) => written({ html: '\n'.repeat(count) + end });
	expect(mergePost(lines(99_000, 'a'), lines(98_000, 'b'), lines(97_000, 'c')).lost).toEqual(['html']);
});

it('says so when both rewrote the same line, and keeps the server’s', () => {
	const merged = mergePost(written({ html: 'a' }), written({ html: 'mine' }), written({ html: 'theirs' }));
	expect(merged).toMatchObject({ post: { html: 'theirs' }, lost: ['html'] });
});

it('never mixes one person’s hour with another’s channels', () => {
	const base = written({});
	const mine = written({ status: 'scheduled', scheduledAt: noon });
	const theirs = written({ targets: [{ accountId: channel }] });
	expect(mergePost(base, mine, theirs)).toMatchObject({
		post: { status: 'draft', scheduledAt: null, targets: theirs.targets },
		lost: ['plan']
	});
});

it('joins labels and pictures that both sides added', () => {
	const merged = mergePost(
		written({ labels: ['a'], media: [{ mediaId: 'm0' }] }),
		written({ labels: ['a', 'mine'], media: [{ mediaId: 'm0' }, { mediaId: 'm1' }] }),
		written({ labels: ['theirs'], media: [{ mediaId: 'm2' }] })
	);
	expect(merged.post.labels).toEqual(['theirs', 'mine']);
	expect(merged.post.media.map((one) => one.mediaId)).toEqual(['m2', 'm1']);
});
