import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { Media } from '#sync/records/media.ts';
import { settleJournaled } from '#server/publications/sweep.ts';
import { noteAnswer } from '#server/publications/journal.ts';
import { botToken, Desk, made, pointTo, type FullPost } from '../kit/desk.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import type { SimulatedChat } from '../kit/telegram/state.ts';
import { newWorld, type World } from '../kit/world.ts';

/** What goes out as several messages: each is sent once, and what is missing is sent without what is there. */

let telegram: Telegram;
let world: World;
let anna: Desk;
let chat: SimulatedChat;
let channel: Account;
beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	telegram.addBot(botToken);
	world = await newWorld({ env: pointTo(telegram) });
	anna = await Desk.of(world);
	chat = telegram.addChannel({ title: 'Кофейня', username: 'coffee', bot: botToken });
	channel = await anna.telegram(chat);
});
afterEach(async () => {
	await world.end();
	await telegram.stop();
});

/** In short, what Telegram took: its method without "send", how many files, and the text. */
const shows = (): string[] =>
	telegram.accepted.map(({ method, files, text }) => `${method.slice(4)} ${files.length} ${text}`.trim());

async function albumOf(count: number, text = 'Меню'): Promise<FullPost> {
	const files: Media[] = [];
	for (let number = 0; number < count; number++)
		files.push(await anna.picture(`hsl(${number * 30}, 50%, 50%)`));
	return anna.writes(text, [channel], { media: files.map(({ id: mediaId }) => ({ mediaId })) });
}

it('sends more pictures than an album holds as two albums, with the text on the first', async () => {
	const post = await albumOf(11);
	made(await anna.publishes(post));
	await world.passes('1s');
	expect(shows()).toEqual(['MediaGroup 9 Меню', 'MediaGroup 2']);
	const publication = await anna.publicationOf(post);
	expect(publication).toMatchObject({ status: 'published', url: 'https://t.me/coffee/7' });
	expect(publication.externalIds).toEqual(Array.from({ length: 11 }, (_, at) => String(at + 7)));
	expect(publication.attempts.map(({ outcome, part }) => [part, outcome])).toEqual([
		[0, 'published'],
		[1, 'published']
	]);
});

it('sends only what is missing when the second part has to wait', async () => {
	const post = await albumOf(11);
	telegram.fail('sendMediaGroup', null, { retryAfter: 40 });
	made(await anna.publishes(post));
	await world.passes('30s');
	expect(await anna.publicationOf(post)).toMatchObject({ status: 'pending', url: 'https://t.me/coffee/7' });
	await world.passes('15s');
	expect(shows()).toEqual(['MediaGroup 9 Меню', 'MediaGroup 2']);
	expect(await anna.looksAt(post)).toMatchObject({ status: 'published' });
});

it('retries only what was refused, with the content that the first part belongs to', async () => {
	const post = await albumOf(11);
	telegram.fail('sendMediaGroup', null, {
		error: { code: 400, description: 'Bad Request: IMAGE_PROCESS_FAILED' }
	});
	made(await anna.publishes(post));
	await world.passes('5s');
	const failed = await anna.publicationOf(post);
	expect(failed).toMatchObject({
		status: 'failed',
		attempts: [{ part: 0 }, { part: 1, code: 'media_unreadable' }]
	});
	expect(failed.externalIds).toHaveLength(9);
	made(await anna.person.post(`/api/publications/${failed.id}/retry`, {}));
	// The channel's pace: an album counts as all of its messages.
	await world.passes('15s');
	expect(shows()).toEqual(['MediaGroup 9 Меню', 'MediaGroup 2']);
	expect((await anna.publicationOf(post)).status).toBe('published');
});

it('takes down the beginning of what failed, in which no words are changed', async () => {
	const post = await albumOf(11);
	telegram.fail('sendMediaGroup', null, {
		error: { code: 400, description: 'Bad Request: IMAGE_PROCESS_FAILED' }
	});
	made(await anna.publishes(post));
	await world.passes('5s');
	expect(shows()).toEqual(['MediaGroup 9 Меню']);
	expect(await anna.looksAt(post)).toMatchObject({ status: 'failed' });
	made(await anna.person.put(`/api/posts/${post.id}`, { html: 'Другое' }));
	await world.passes('5s');
	expect(shows()).toEqual(['MediaGroup 9 Меню']);

	expect((await anna.person.delete(`/api/posts/${post.id}`)).status).toBe(204);
	await world.passes('5s');
	expect(shows()).toEqual([]);
	const { rows } = await world.database.pool.query('select status from publications');
	expect(rows).toEqual([{ status: 'deleted' }]);
});

it('looks for the part that is unclear, and goes on from there', async () => {
	const post = await albumOf(11);
	telegram.fail('sendMediaGroup', 'reset-after-accept');
	made(await anna.publishes(post));
	await world.passes('30s');
	expect(shows()).toEqual(['MediaGroup 9 Меню', 'MediaGroup 2']);
	expect(await anna.publicationOf(post)).toMatchObject({
		status: 'published',
		attempts: [{ outcome: 'unknown' }, { outcome: 'confirmed' }, { outcome: 'published', part: 1 }]
	});
});

it('asks a person about a part that nothing can find, and sends the rest after the answer', async () => {
	const post = await albumOf(11, '');
	telegram.fail('sendMediaGroup', 'reset-after-accept');
	made(await anna.publishes(post));
	await world.passes('3m');
	const unclear = await anna.publicationOf(post);
	expect(unclear.status).toBe('needs_review');
	expect(shows()).toHaveLength(1);
	made(await anna.person.post(`/api/publications/${unclear.id}/resolve`, { published: true }));
	await world.passes('5s');
	expect(shows()).toEqual(['MediaGroup 9', 'MediaGroup 2']);
	expect((await anna.publicationOf(post)).status).toBe('published');
});

it('pins what it has sent; a pin that is refused leaves the message published, and is tried again when asked', async () => {
	const post = await anna.writes('Важно', [{ accountId: channel.id, options: { pin: true } }]);
	const description = 'Bad Request: not enough rights to manage pinned messages in the chat';
	telegram.fail('pinChatMessage', { error: { code: 400, description } });
	made(await anna.publishes(post));
	await world.passes('5s');
	const publication = await anna.publicationOf(post);
	expect(publication).toMatchObject({
		status: 'published',
		attempts: [{ outcome: 'published' }, { outcome: 'refused', part: 1, message: description }]
	});
	expect(chat.pinned).toBeUndefined();
	made(await anna.person.post(`/api/publications/${publication.id}/retry`, {}));
	await world.passes('5s');
	expect(chat.pinned).toBe(7);
	expect(shows()).toEqual(['Message 0 Важно']);
	const again = await anna.person.post(`/api/publications/${publication.id}/retry`, {});
	expect(again.status).toBe(409);
});

it('knows by its journal what a worker that died was answered', async () => {
	const post = await anna.writes('Записано', [await anna.sandbox()]);
	made(await anna.publishes(post));
	const held = await anna.losesItsWorker(post, 'before sending');
	const sent = { externalIds: ['77'], url: null };
	await noteAnswer(world.deps, held, { is: 'published', sent });
	await world.passes('25s');
	expect(await anna.publicationOf(post)).toMatchObject({
		status: 'published',
		externalIds: ['77'],
		attempts: [{ outcome: 'published' }]
	});
	// Nothing is left to be settled a second time, and what cannot be read harms nobody.
	await writeFile(join(world.deps.config.dataDir, 'answers', `${held.attemptId}.json`), '{"held":');
	await settleJournaled(world.deps);
	expect((await anna.publicationOf(post)).externalIds).toEqual(['77']);
});

it('settles what an earlier worker has left as soon as it starts', async () => {
	const post = await albumOf(11);
	made(await anna.publishes(post));
	const held = await anna.losesItsWorker(post, 'after sending');
	const [first] = telegram.accepted;
	const externalIds = first?.messageIds.map(String) ?? [];
	await noteAnswer(world.deps, held, {
		is: 'published',
		sent: { externalIds, url: 'https://t.me/coffee/7' }
	});
	await settleJournaled(world.deps);
	await world.passes('15s');
	expect(shows()).toEqual(['MediaGroup 9 Меню', 'MediaGroup 2']);
	expect(await anna.publicationOf(post)).toMatchObject({ status: 'published' });
});
