import { describe, expect, it } from 'vitest';
import type { Comment } from '#sync/records/comment.ts';
import type { Saying } from '#app/lib/data/sayings.ts';
import { anna, boris, noon } from '#tests/kit/samples.ts';
import { isQuoteThere, matters, mentionsIn, shownThread } from './thread.ts';

const comment = (id: string, part: Partial<Comment> = {}): Comment => ({
	...{ id, by: anna, client: null, at: noon, editedAt: null, text: id, quote: null, replyTo: null },
	...{ mentions: [], isReturn: false, resolvedAt: null, resolvedBy: null },
	...part
});
const saying = (seq: number, commentId: string, act: Saying['act'], part: Partial<Saying> = {}): Saying => ({
	...{ seq, postId: 'p', commentId, since: 0, act },
	...part
});

describe('a discussion on this device', () => {
	it('shows at once what was said, rephrased and taken back here', () => {
		const shown = shownThread(
			[comment('a'), comment('b')],
			[
				saying(1, 'c', { is: 'say', comment: comment('c', { at: '2026-12-01T10:00:00.000Z' }) }),
				saying(2, 'a', { is: 'rephrase', text: 'иначе' }),
				saying(3, 'b', { is: 'remove' })
			]
		);
		expect(shown.map(({ id, text, isWaiting }) => [id, text, isWaiting])).toEqual([
			['a', 'иначе', true],
			['c', 'c', true]
		]);
	});

	it('shows what the server took only once, and what it refused with the reason', () => {
		const said = { is: 'say' as const, comment: comment('a') };
		expect(shownThread([comment('a')], [saying(1, 'a', said, { told: noon })])).toHaveLength(1);
		expect(shownThread([], [saying(1, 'a', said, { refused: 'not_found' })])).toMatchObject([
			{ id: 'a', isWaiting: false, refused: 'not_found' }
		]);
		expect(
			shownThread([comment('a')], [saying(1, 'a', { is: 'remove' }, { refused: 'forbidden' })])
		).toHaveLength(1);
	});

	it('stands by matters, and keeps an answer whose question is gone', () => {
		const all = shownThread(
			[comment('a'), comment('b', { replyTo: 'a' }), comment('c', { replyTo: 'gone' })],
			[]
		);
		expect(matters(all).map(({ first, answers }) => [first.id, answers.map(({ id }) => id)])).toEqual([
			['a', ['b']],
			['c', []]
		]);
	});
});

it('finds a passage again however it is set, and knows when it has changed', () => {
	expect(isQuoteThere('скидка  20%', 'Только сегодня: Скидка 20%\nна всё')).toBe(true);
	expect(isQuoteThere('скидка 20%', 'Только сегодня: скидка 15%')).toBe(false);
});

it('knows who is called by name', () => {
	const people = [
		{ userId: anna, name: 'Анна' },
		{ userId: boris, name: 'Борис Ильин' }
	];
	expect(mentionsIn('@борис ильин, посмотрите', people)).toEqual([boris]);
	expect(mentionsIn('анна', people)).toEqual([]);
});
