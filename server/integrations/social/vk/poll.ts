import type { Poll } from '#sync/records/poll.ts';
import type { Calls } from './calls.ts';

/** Makes a poll that a post can show, and gives the word for it. A quiz is an ordinary poll here: VK knows no right answers. */
export async function newPoll(calls: Calls, groupId: number, poll: Poll): Promise<string> {
	const { id, owner_id: owner } = await calls.polls.create({
		question: poll.question,
		add_answers: JSON.stringify(poll.options),
		owner_id: -groupId,
		...(poll.isAnonymous ? { is_anonymous: 1 } : {}),
		...(poll.isMultiple ? { is_multiple: 1 } : {}),
		...(poll.closesAt ? { end_date: Math.floor(Date.parse(poll.closesAt) / 1000) } : {})
	});
	return `poll${owner}_${id}`;
}
