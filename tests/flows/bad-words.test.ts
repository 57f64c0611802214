import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import { Desk } from '../kit/desk.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Desk;
let channel: Account;
beforeAll(async () => {
	world = await newWorld();
	anna = await Desk.of(world);
	channel = await anna.sandbox();
});
afterAll(() => world.end());

/** Words that a database cannot keep, or that are out of all proportion. */
const words: [string, string][] = [
	['a character of no width and no meaning', 'a\u0000b'],
	['half a character', 'a\ud800b'],
	['a million characters', 'я'.repeat(1_000_000)],
	['markup of great depth', '<b>'.repeat(20_000)],
	['a very long word', '<a href="https://a.b/'.padEnd(90_000, 'x')]
];

it.each(words)('takes or refuses %s wherever people write, and goes on', async (_, word) => {
	const post = await anna.writes('Обычный', [channel]);
	const { id: projectId } = anna.project;
	const target = { accountId: channel.id };
	const answers = await Promise.all([
		anna.person.post('/api/posts', { projectId, html: word }),
		anna.person.post('/api/posts', { projectId, html: `<b>${word}</b>` }),
		anna.person.post('/api/posts', { projectId, html: '', title: word }),
		anna.person.post('/api/posts', { projectId, html: '', labels: [word] }),
		anna.person.post('/api/posts', { projectId, html: '', targets: [{ ...target, html: word }] }),
		anna.person.post('/api/posts', {
			projectId,
			html: '',
			targets: [{ ...target, options: { firstComment: word } }]
		}),
		anna.person.put(`/api/posts/${post.id}`, { html: word }),
		anna.person.put(`/api/posts/${post.id}`, { title: word, labels: [word] }),
		anna.person.get(
			`/api/posts?projectId=${projectId}&q=${encodeURIComponent(word.toWellFormed().slice(0, 300))}`
		),
		anna.person.get(`/api/posts/${encodeURIComponent(word.toWellFormed().slice(0, 300))}`),
		anna.person.post('/api/accounts/sandbox', { projectId, title: word }),
		anna.person.post('/api/accounts/telegram', { projectId, chat: word, botToken: word }),
		anna.person.post('/api/push/subscriptions', { endpoint: word, keys: { p256dh: word, auth: word } })
	]);
	for (const [index, { status, body }] of answers.entries()) {
		expect(
			[200, 201, 400, 404, 413, 422],
			`answer ${index}: ${JSON.stringify(body).slice(0, 300)}`
		).toContain(status);
	}
	expect((await anna.looksAt(post)).status).toBe('draft');
});

it('publishes what it took', async () => {
	const post = await anna.writes('a\u00a0b <b>\ud83d\ude00</b>', [channel]);
	await anna.publishes(post);
	await world.passes('1m');
	expect(await anna.readersSee(channel)).toEqual(['a b <b>\ud83d\ude00</b>']);
});
