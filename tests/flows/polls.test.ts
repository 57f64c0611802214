import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { Poll } from '#sync/records/poll.ts';
import type { Post } from '#sync/records/post.ts';
import type { SandboxMessage } from '#server/integrations/social/sandbox/list-messages.ts';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import { created, edit, Replica } from '../kit/replica.ts';
import type { Problem } from '../kit/session.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

/** A post may ask its readers something: alone, after a text, as a poll or a quiz. */

let telegram: Telegram;
let world: World;
let anna: Desk;
let channel: Account;
beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	telegram.addBot(botToken);
	world = await newWorld({ env: pointTo(telegram) });
	anna = await Desk.of(world);
	channel = await anna.telegram(telegram.addChannel({ title: 'Кофейня', username: 'coffee', bot: botToken }));
});
afterEach(async () => {
	await world.end();
	await telegram.stop();
});

const refusedToPublish = async ({ id }: { id: string }) =>
	(await anna.person.post<Problem>(`/api/posts/${id}/publish`, {})).body;

const coffee: Poll = {
	...{ question: 'Какой кофе?', options: ['Фильтр', 'Раф'], isMultiple: true, isAnonymous: true }
};

it('asks after the text, in a message of its own, once', async () => {
	const post = await anna.writes('Голосуем', [channel], { poll: coffee });
	expect(post.poll).toEqual(coffee);
	made(await anna.publishes(post));
	await world.passes('5s');
	expect(telegram.accepted.map(({ method, text }) => [method, text])).toEqual([
		['sendMessage', 'Голосуем'],
		['sendPoll', 'Какой кофе?']
	]);
	expect(await anna.publicationOf(post)).toMatchObject({ status: 'published', externalIds: ['7', '8'] });
});

it('asks a quiz with its right answer, without a text', async () => {
	const quiz = { ...coffee, isMultiple: false, quiz: { correct: [1], explanation: 'Он сладкий' } };
	const room = await anna.sandbox();
	const post = await anna.writes('', [room], { poll: { ...quiz, options: ['Фильтр', '', ' Раф'] } });
	expect((await refusedToPublish(post)).code).toBe('quiz_without_answer');
	made(await anna.person.put<Post>(`/api/posts/${post.id}`, { poll: quiz }));
	made(await anna.publishes(post));
	await world.passes('5s');
	const { items } = made(
		await anna.person.get<{ items: SandboxMessage[] }>(`/api/sandbox/${room.id}/messages`)
	);
	expect(items).toMatchObject([{ html: '', poll: quiz }]);
});

it('refuses to plan a poll that the channel would refuse, and shows it in the preview', async () => {
	const post = await anna.writes('', [channel], { poll: { ...coffee, isAnonymous: false } });
	expect(await refusedToPublish(post)).toMatchObject({ status: 422, code: 'poll_not_anonymous' });
	const preview = made(await anna.person.get(`/api/posts/${post.id}/preview?accountId=${channel.id}`));
	expect(preview).toMatchObject({
		parts: [{ kind: 'poll', poll: { question: 'Какой кофе?' } }],
		warnings: [{ code: 'poll_not_anonymous' }]
	});
});

it('refuses a plan by which the poll closes before it is out, or later than the network lets it', async () => {
	const day = 86_400_000;
	const at = (days: number) => new Date(world.clock.now().getTime() + days * day).toISOString();
	const post = await anna.writes('', [channel], { poll: { ...coffee, closesAt: at(2) } });
	const plans = async (scheduledAt: string) =>
		(await anna.person.post<Problem>('/api/posts/schedule', { postId: post.id, scheduledAt })).body;
	expect(await plans(at(3))).toMatchObject({ status: 422, code: 'poll_closes_early' });
	made(await anna.person.post('/api/posts/schedule', { postId: post.id, scheduledAt: at(1) }));
	const closes = (closesAt: string) =>
		anna.person.put<Problem>(`/api/posts/${post.id}`, { poll: { ...coffee, closesAt } });
	expect((await closes(at(32))).body).toMatchObject({ status: 422, code: 'poll_closes_late' });
	expect((await closes(at(30))).status).toBe(200);
	const gone = await anna.writes('', [channel], { poll: { ...coffee, closesAt: at(-1) } });
	expect((await refusedToPublish(gone)).errors).toMatchObject([{ path: 'poll.closesAt' }]);
});

it('is written on a device, unfinished, and cannot be changed once it is out', async () => {
	const replica = new Replica(anna.person);
	const unfinished = { ...coffee, question: '', options: ['', ''] };
	const post = replica.post(anna.project.id, { poll: unfinished, targets: [{ accountId: channel.id }] });
	expect(await replica.pushes('posts', [created(post)])).toEqual([]);
	const finished = edit(post, { poll: coffee });
	expect(await replica.pushes('posts', [finished])).toEqual([]);
	made(await anna.publishes(post));
	await world.passes('5s');
	const other = await anna.person.put<{ code: string }>(`/api/posts/${post.id}`, { poll: null });
	expect([other.status, other.body.code]).toEqual([409, 'already_published']);
	expect((await anna.looksAt(post)).poll).toEqual(coffee);
});
