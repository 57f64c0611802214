import type { Words } from '../ru.ts';

export const poll: Words['poll'] = {
	add: 'Add a poll',
	title: 'Poll',
	kind: 'Kind of poll',
	plain: 'Poll',
	quiz: 'Quiz',
	remove: 'Remove the poll',
	removed: 'Poll removed',
	question: 'Question',
	questionPlaceholder: 'What shall we ask?',
	options: 'Answers',
	option: (number: number) => `Answer ${number}`,
	addOption: 'Add an answer',
	removeOption: (number: number) => `Remove answer ${number}`,
	earlier: (number: number) => `Move answer ${number} up`,
	later: (number: number) => `Move answer ${number} down`,
	right: (number: number) => `Answer ${number} is right`,
	rightHint: 'Mark the right answers on the left.',
	explanation: 'Explanation after the answer',
	explanationHint: 'Seen by those who have answered.',
	isAnonymous: 'Anonymous',
	anonymousHint: 'Nobody sees who answered what.',
	isMultiple: 'Several answers',
	multipleHint: 'More than one may be chosen.',
	closing: {
		title: 'Close the poll',
		never: 'Never',
		at: 'At another time…',
		rule: (days: number) => `With a set end, a poll stands open for at most ${days} days after it goes out.`
	},
	ofRoom: (used: number, room: number) => `${used} of ${room}`,
	described: (isQuiz: boolean, isAnonymous: boolean, isMultiple: boolean) =>
		(isAnonymous ? 'Anonymous ' : 'Public ') +
		(isQuiz ? 'quiz' : 'poll') +
		(isMultiple && !isQuiz ? ', several answers possible' : ''),
	rightOne: 'Right answer'
};
