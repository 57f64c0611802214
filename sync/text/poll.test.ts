import { expect, it } from 'vitest';
import type { NetworkManifest } from '../records/network.ts';
import type { Poll } from '../records/poll.ts';
import { planParts } from './parts.ts';
import { finishedPoll } from './poll.ts';

const bytes = { image: 1, video: 1, animation: 1, document: 1, audio: 1 };
const limits = { text: 100, caption: 50, media: 3, bytes };
const asking: NetworkManifest = {
	...{ id: 'asking', name: 'Asking', hue: 0, markup: 'rich', poll: 'message' },
	limits: {
		...limits,
		poll: { question: 8, options: 3, option: 6, explanation: 4, isQuiz: true, anonymousIn: ['channel'] }
	},
	rates: [],
	mediaKinds: ['image'],
	messages: { together: [['image']], isSeries: true },
	...{ canEdit: true, removableHours: null, options: [] }
};

const yesNo: Poll = { question: 'Кофе?', options: ['да', 'нет'], isMultiple: false, isAnonymous: true };

const misfits = (over: Partial<Poll>, html = '', network: Partial<NetworkManifest> = {}) =>
	planParts(
		{ ...asking, ...network },
		{ html, media: [], poll: { ...yesNo, ...over }, options: {}, channelKind: 'channel' },
		'refuse'
	).misfits.map(({ code, amount }) => `${code} ${amount}`);

it('takes a poll that fits, alone or after a text', () => {
	expect(misfits({})).toEqual([]);
	expect(misfits({}, 'Опрос дня')).toEqual([]);
});

it('says what is missing or too much of a poll, by the network’s own numbers', () => {
	expect(misfits({ question: ' ' })).toEqual(['poll_incomplete 0']);
	expect(misfits({ options: ['да', ' '] })).toEqual(['poll_incomplete 0']);
	expect(misfits({ options: ['да', 'да '] })).toEqual(['poll_option_twice 0']);
	expect(misfits({ options: ['1', '2', '3', '4'] })).toEqual(['poll_too_many_options 3']);
	expect(misfits({ question: 'Девять...' })).toEqual(['poll_too_long 8']);
	expect(misfits({ options: ['да', 'конечно'] })).toEqual(['poll_too_long 6']);
	expect(misfits({ quiz: { correct: [0], explanation: 'потому' } })).toEqual(['poll_too_long 4']);
	expect(misfits({ quiz: { correct: [], explanation: '' } })).toEqual(['quiz_without_answer 0']);
	expect(misfits({ isAnonymous: false })).toEqual(['poll_not_anonymous 0']);
});

it('counts in code points, as networks do', () => {
	expect(misfits({ question: '👍'.repeat(8) })).toEqual([]);
	expect(misfits({ question: '👍'.repeat(9) })).toEqual(['poll_too_long 8']);
});

it('needs a network that asks, and one that marks answers for a quiz', () => {
	expect(misfits({}, 'Текст', { poll: null })).toEqual(['poll_unsupported 0']);
	const poll = { question: 9, options: 9, option: 9, explanation: 9, isQuiz: false, anonymousIn: [] };
	const quiz = { correct: [0], explanation: '' };
	expect(misfits({ quiz }, '', { limits: { ...limits, poll } })).toEqual(['quiz_unsupported 0']);
});

it('sends no empty answers and keeps what is right right', () => {
	const quiz = { correct: [1, 2], explanation: ' так ' };
	const poll = { ...yesNo, question: ' Кофе? ', options: ['', ' да ', '', 'нет'], quiz };
	expect(finishedPoll(poll)).toEqual({
		...yesNo,
		options: ['да', 'нет'],
		quiz: { correct: [0], explanation: 'так' }
	});
});
