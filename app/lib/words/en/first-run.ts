import type { Words } from '../ru.ts';

export const firstRun: Words['firstRun'] = {
	title: 'Three steps to the first post',
	skip: 'Skip',
	done: 'done',
	steps: {
		connect: 'Connect a channel',
		write: 'Write a post',
		publish: 'Publish it'
	},
	about: {
		connect:
			'Your own channel, or to begin with one inside Twexel: all can be tried there with no keys and no readers.',
		write: 'Your first post, or a test one: it disappears by itself after 10 minutes.',
		publish: 'There is a draft. What is left is to send it now, or to give it a time.'
	},
	connect: 'Connect a channel',
	tryIn: (name) => `${name}: try it`,
	write: 'Write a post',
	test: 'Test post',
	toDraft: 'To the draft',
	testTitle: 'Test post',
	testText: 'Testing the line. This post disappears by itself after 10 minutes.'
};
