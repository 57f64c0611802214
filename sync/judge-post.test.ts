import { describe, expect, it } from 'vitest';
import { anna, boris, channel, noon, written } from '#tests/kit/samples.ts';
import { holdsNewText, judgePost, type Author } from './judge-post.ts';
import type { Role } from './records/member.ts';
import { postStatuses, type Post } from './records/post.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const as = (role: Role, userId = anna): Author => ({ role, userId, now });
const planned: Partial<Post> = { status: 'scheduled', scheduledAt: noon, targets: [{ accountId: channel }] };

describe('a new post', () => {
	it('goes in as its author wrote it', () => {
		expect(judgePost(written({ html: 'a' }), null, as('author'))).toMatchObject({
			is: 'write',
			isAsPushed: true
		});
	});
	it('is refused from someone who only watches', () => {
		expect(judgePost(written(), null, as('viewer'))).toEqual({ is: 'refuse' });
	});
	it('cannot claim to be published, to be another’s, or to have been late', () => {
		for (const status of postStatuses.filter((one) => !['draft', 'review', 'scheduled'].includes(one))) {
			expect(judgePost(written({ status }), null, as('owner'))).toEqual({ is: 'refuse' });
		}
		expect(judgePost(written({ createdBy: boris }), null, as('owner'))).toEqual({ is: 'refuse' });
		expect(judgePost(written({ lateEditOf: channel }), null, as('owner'))).toEqual({ is: 'refuse' });
	});
	it('is kept as a draft where its author may not plan, or it has no hour or no channel', () => {
		const cases = [
			[written(planned), as('author')],
			[written({ ...planned, scheduledAt: null }), as('owner')],
			[written({ ...planned, targets: [] }), as('owner')]
		] as const;
		for (const [post, author] of cases) {
			expect(judgePost(post, null, author)).toMatchObject({
				is: 'write',
				isAsPushed: false,
				post: { status: 'draft' }
			});
		}
	});
	it('from the future is written down as of now, from a clock a minute ahead as it says', () => {
		const future = written({ createdAt: '2031-01-01T00:00:00.000Z' });
		expect(judgePost(future, null, as('owner'))).toMatchObject({
			post: { createdAt: now.toISOString() },
			isAsPushed: false
		});
		const ahead = written({ createdAt: '2026-11-22T10:01:00.000Z' });
		expect(judgePost(ahead, null, as('owner'))).toMatchObject({ isAsPushed: true });
	});
	it('that was thrown away before it was ever sent is nothing', () => {
		expect(judgePost(written({ _deleted: true }), null, as('owner'))).toEqual({ is: 'ignore' });
	});
});

describe('a change', () => {
	it('never touches what the server owns', () => {
		const master = written();
		for (const forged of [
			{ createdBy: boris },
			{ createdAt: noon },
			{ projectId: channel },
			{ lateEditOf: channel }
		]) {
			expect(judgePost(written({ ...forged, writeId: 'w1' }), master, as('owner'))).toEqual({ is: 'refuse' });
		}
		expect(judgePost(written({ status: 'published', writeId: 'w1' }), master, as('owner'))).toEqual({
			is: 'refuse'
		});
	});
	it('plans a draft for an editor, and only keeps the text for an author', () => {
		const post = written({ ...planned, html: 'new', writeId: 'w1' });
		expect(judgePost(post, written(), as('editor'))).toMatchObject({
			isAsPushed: true,
			post: { status: 'scheduled' }
		});
		expect(judgePost(post, written(), as('author'))).toMatchObject({
			isAsPushed: false,
			post: { status: 'draft', html: 'new' }
		});
	});
	it('of a planned post by an author is kept beside it', () => {
		expect(judgePost(written({ ...planned, html: 'new' }), written(planned), as('author'))).toEqual({
			is: 'divert'
		});
	});
	it('of what is out keeps the text beside it, and never its status, channels or time', () => {
		for (const status of ['publishing', 'published', 'partial'] as const) {
			const master = written({ ...planned, status, html: 'old' });
			expect(judgePost(written({ ...planned, status, html: 'new' }), master, as('owner'))).toEqual({
				is: 'divert'
			});
			const unplanned = written({ ...planned, status: 'draft', html: 'old' });
			expect(judgePost(unplanned, master, as('owner'))).toEqual({ is: 'refuse' });
			const moved = written({ ...planned, status, html: 'old', scheduledAt: '2027-01-01T00:00:00.000Z' });
			expect(judgePost(moved, master, as('owner'))).toEqual({ is: 'refuse' });
			const titled = written({ ...planned, status, html: 'old', title: 'for us' });
			expect(judgePost(titled, master, as('owner'))).toMatchObject({ is: 'write' });
		}
	});
	it('plans again what was missed or has failed', () => {
		for (const status of ['missed', 'failed'] as const) {
			expect(
				judgePost(written({ ...planned, writeId: 'w1' }), written({ ...planned, status }), as('editor'))
			).toMatchObject({
				is: 'write',
				post: { status: 'scheduled' }
			});
		}
	});
	it('deletes a draft for an author and a planned post for an editor, and nothing that is being sent', () => {
		const gone = { _deleted: true, writeId: 'w1' };
		expect(judgePost(written(gone), written(), as('author'))).toMatchObject({
			is: 'write',
			post: { _deleted: true }
		});
		expect(judgePost(written({ ...planned, ...gone }), written(planned), as('author'))).toEqual({
			is: 'refuse'
		});
		expect(judgePost(written({ ...planned, ...gone }), written(planned), as('editor'))).toMatchObject({
			is: 'write'
		});
		const sending = written({ ...planned, status: 'publishing' });
		expect(judgePost(written({ ...planned, ...gone, status: 'publishing' }), sending, as('owner'))).toEqual({
			is: 'refuse'
		});
	});
	it('brings a deleted post back when someone had gone on writing', () => {
		const judgement = judgePost(
			written({ html: 'more', writeId: 'w2' }),
			written({ _deleted: true, writeId: 'w1' }),
			as('author')
		);
		expect(judgement).toMatchObject({ is: 'write', post: { _deleted: false, html: 'more' } });
	});
});

it('tells new text from text that a device merely still had', () => {
	const master = written({ html: 'theirs' });
	expect(holdsNewText(written({ html: 'mine' }), { html: 'old', media: [] }, master)).toBe(true);
	expect(holdsNewText(written({ html: 'old' }), { html: 'old', media: [] }, master)).toBe(false);
	expect(holdsNewText(written({ html: 'theirs' }), null, master)).toBe(false);
});
