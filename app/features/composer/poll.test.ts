import { expect, it } from 'vitest';
import type { Poll } from '#sync/records/poll.ts';
import { asQuiz, blankPoll, moved, withMore, without, withRight } from './poll.ts';

const quiz: Poll = {
	...{ question: '?', options: ['а', 'б', 'в'], isMultiple: false, isAnonymous: true },
	quiz: { correct: [0, 2], explanation: '' }
};
/** The answers that are right, by their words. */
const right = ({ options, quiz }: Poll) => quiz?.correct.map((at) => options[at]);

it('keeps what is right right, wherever answers are moved, added and taken away', () => {
	expect(right(moved(quiz, 0, 1))).toEqual(['а', 'в']);
	expect(moved(quiz, 0, 1).options).toEqual(['б', 'а', 'в']);
	expect(right(withMore(quiz, 0))).toEqual(['а', 'в']);
	expect(withMore(quiz, 0).options).toEqual(['а', '', 'б', 'в']);
	expect(right(without(quiz, 1))).toEqual(['а', 'в']);
	expect(right(without(quiz, 0))).toEqual(['в']);
	expect(moved(quiz, 2, 3)).toBe(quiz);
});

it('marks and unmarks answers, and is a plain poll again without them', () => {
	expect(right(withRight(quiz, 1, true))).toEqual(['а', 'б', 'в']);
	expect(right(withRight(quiz, 0, false))).toEqual(['в']);
	expect(asQuiz(quiz, false)).not.toHaveProperty('quiz');
	expect(asQuiz({ ...blankPoll, isMultiple: true }, true)).toMatchObject({
		isMultiple: false,
		quiz: { correct: [] }
	});
});
