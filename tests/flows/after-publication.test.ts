import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { Publication } from '#sync/records/publication.ts';
import type { SentContent } from '#sync/records/sent-content.ts';
import { botToken, Desk, made, pointTo, type FullPost } from '../kit/desk.ts';
import { Replica } from '../kit/replica.ts';
import type { SandboxMessage } from '#server/integrations/social/sandbox/list-messages.ts';
import type { Problem } from '../kit/session.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

/** What a receipt tells of a post that is out, and what people can do from there. */

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

async function published(html: string, more: object = {}, options: object = {}): Promise<FullPost> {
	const post = await anna.writes(html, [{ accountId: channel.id, options }], more);
	made(await anna.publishes(post));
	await world.passes('1s');
	return post;
}
const contentOf = async ({ id }: { id: string }) =>
	made(await anna.person.get<{ content: SentContent }>(`/api/publications/${id}/content`)).content;
const kicked = { error: { code: 403, description: 'Forbidden: bot was kicked from the channel chat' } };

it('shows what was sent as it was sent, whatever the post says later', async () => {
	const { id: mediaId } = await anna.picture('red');
	const buttons = [[{ text: 'Меню', url: 'https://menu.ru/' }]];
	const post = await published('Скидка <b>20</b>', { media: [{ mediaId, spoiler: true }] }, { buttons });
	made(await anna.person.put(`/api/posts/${post.id}`, { html: 'Скидка 30' }));
	await world.passes('1s');
	const content = await contentOf(await anna.publicationOf(post));
	expect(content).toMatchObject({
		parts: [
			{ is: 'message', text: 'Скидка <b>20</b>', hasButtons: true, media: [{ mediaId, spoiler: true }] }
		],
		options: { buttons }
	});
	expect(JSON.stringify(content)).not.toContain('hash');
});

it('changes the buttons below what is out, adds the first and takes away the last, and leaves all other options', async () => {
	const menu = [{ text: 'Меню', url: 'https://menu.ru/' }];
	const map = [{ text: 'Карта', url: 'https://map.ru/' }];
	const post = await published('Открылись', {}, { buttons: [menu], silent: true });
	const changes = async (options: object) => {
		const targets = [{ accountId: channel.id, options: { silent: true, ...options } }];
		const answer = await anna.person.put<Problem>(`/api/posts/${post.id}`, { targets });
		await world.passes('1s');
		return answer;
	};
	const below = () => telegram.accepted.map(({ parameters }) => parameters['reply_markup']);
	made(await changes({ buttons: [menu, map] }));
	expect(below()).toEqual([{ inline_keyboard: [menu, map] }]);
	made(await changes({}));
	expect(below()).toEqual([undefined]);
	made(await changes({ buttons: [map] }));
	expect(below()).toEqual([{ inline_keyboard: [map] }]);
	const louder = await changes({ silent: false, buttons: [map] });
	expect([louder.status, louder.body.code]).toEqual([409, 'already_published']);
	expect((await contentOf(await anna.publicationOf(post)))?.options).toMatchObject({ buttons: [menu] });
});

it('shows nothing sent before anything is, and shows it to nobody from elsewhere', async () => {
	const room = await anna.sandbox();
	const post = await anna.writes('Ждёт', [room]);
	await anna.plans(post, '10s');
	await world.passes('4s');
	const waiting = await anna.publicationOf(post);
	expect(await contentOf(waiting)).toBeNull();
	const eve = await Desk.of(world, 'eve');
	const answer = await eve.person.get<Problem>(`/api/publications/${waiting.id}/content`);
	expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
});

it('tells devices of a change that is on its way, of each try, and of what came of it', async () => {
	const post = await published('Раз');
	const device = new Replica(anna.person);
	const pulled = async () => {
		const [last] = (await device.pulls('publications')).slice(-1) as unknown as Publication[];
		return (
			last && { ahead: last.ahead.map(({ act, tries }) => [act, tries]), last: last.attempts.at(-1)?.act }
		);
	};
	await pulled();
	telegram.fail('editMessageText', { retryAfter: 30 });
	made(await anna.person.put(`/api/posts/${post.id}`, { html: 'Два' }));
	expect(await pulled()).toEqual({ ahead: [['edit', 0]], last: 'send' });
	await world.passes('1s');
	expect(await pulled()).toEqual({ ahead: [['edit', 1]], last: 'edit' });
	await world.passes('1m');
	expect(await pulled()).toEqual({ ahead: [], last: 'edit' });
	expect(telegram.accepted.map(({ text }) => text)).toEqual(['Два']);
});

it('tells devices of a deletion that is planned, and of one that is forgotten', async () => {
	const post = await published('До вечера');
	const deleteAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
	made(await anna.person.put(`/api/posts/${post.id}`, { deleteAt }));
	expect((await anna.publicationOf(post)).ahead).toEqual([{ act: 'remove', dueAt: deleteAt, tries: 0 }]);
	made(await anna.person.put(`/api/posts/${post.id}`, { deleteAt: null }));
	expect((await anna.publicationOf(post)).ahead).toEqual([]);
});

it('tries a refused change again when its people ask for it', async () => {
	const post = await published('Было');
	telegram.fail('editMessageText', kicked);
	made(await anna.person.put(`/api/posts/${post.id}`, { html: 'Стало' }));
	await world.passes('1s');
	const refused = await anna.publicationOf(post);
	expect(refused).toMatchObject({ status: 'published', ahead: [] });
	made(await anna.person.post(`/api/publications/${refused.id}/retry`, { act: 'edit' }));
	await world.passes('1s');
	expect(telegram.accepted.map(({ text }) => text)).toEqual(['Стало']);
	const plain = await anna.person.post<Problem>(`/api/publications/${refused.id}/retry`);
	expect([plain.status, plain.body.code]).toEqual([409, 'publication_not_retryable']);
	const strange = await anna.person.post<Problem>(`/api/publications/${refused.id}/retry`, { act: 'send' });
	expect([strange.status, strange.body.code]).toEqual([422, 'validation_failed']);
});

it('takes a post down in its channels and keeps its receipt', async () => {
	const post = await published('Уйдёт');
	await world.passes('1m');
	made(await anna.person.put(`/api/posts/${post.id}`, { deleteAt: world.clock.now().toISOString() }));
	await world.passes('1s');
	expect(telegram.accepted).toEqual([]);
	expect(await anna.publicationOf(post)).toMatchObject({ status: 'deleted', ahead: [] });
});

it('names the channel whose network lets no such change be made', async () => {
	const { id: mediaId } = await anna.picture('red');
	const post = await published('Подпись', { media: [{ mediaId }] });
	const { status, body } = await anna.person.put<Problem>(`/api/posts/${post.id}`, { html: '' });
	expect([status, body.code, body.errors?.map(({ path }) => path)]).toEqual([
		...[409, 'already_published', ['targets.0']]
	]);
});

it('shows in the sandbox what was pinned, changed and taken down', async () => {
	const room = await anna.sandbox();
	const messages = async (query = '') =>
		made(await anna.person.get<{ items: SandboxMessage[] }>(`/api/sandbox/${room.id}/messages${query}`))
			.items;
	const post = await anna.writes('Раз', [{ accountId: room.id, options: { pin: true, protect: true } }]);
	made(await anna.publishes(post));
	await world.passes('1s');
	const asSent = { pin: true, protect: true };
	expect(await messages()).toMatchObject([{ html: 'Раз', options: asSent, editedAt: null, deletedAt: null }]);
	made(await anna.person.put(`/api/posts/${post.id}`, { html: 'Два' }));
	await world.passes('1s');
	expect(await messages()).toMatchObject([{ html: 'Два', editedAt: expect.any(String) }]);
	expect((await anna.person.delete(`/api/posts/${post.id}`)).status).toBe(204);
	await world.passes('1s');
	expect(await messages()).toEqual([]);
	expect(await messages('?deleted=true')).toMatchObject([{ html: 'Два', deletedAt: expect.any(String) }]);
});

it('warns in the preview of variables that nobody has filled in, and stops nothing for it', async () => {
	const room = await anna.sandbox();
	const post = await anna.writes('Привет, {{имя}}', [room]);
	const { warnings } = made(
		await anna.person.get<{ warnings: object[] }>(`/api/posts/${post.id}/preview?accountId=${room.id}`)
	);
	expect(warnings).toEqual([{ code: 'unfilled_variables', detail: '{{имя}}' }]);
	made(await anna.publishes(post));
});
