import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { Problem } from '../kit/session.ts';
import { botToken, Desk, made, pointTo, type FullPost } from '../kit/desk.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import type { SimulatedChat } from '../kit/telegram/state.ts';
import { newWorld, type World } from '../kit/world.ts';

/** What is done to posts that are out: their words change, they are taken down, their pins let go. */

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

const shows = (): string[] => telegram.accepted.map(({ text }) => text);
const changes = (post: FullPost, body: object) =>
	anna.person.put<Omit<FullPost, 'status'> & Problem>(`/api/posts/${post.id}`, body);
const deletes = ({ id }: FullPost) => anna.person.delete<Problem>(`/api/posts/${id}`);
const lastAct = async (post: FullPost) => {
	const { act, outcome, code } = (await anna.publicationOf(post)).attempts.at(-1) ?? {};
	return { act, outcome, ...(code ? { code } : {}) };
};

async function published(html: string, more: object = {}, options: object = {}): Promise<FullPost> {
	const post = await anna.writes(html, [{ accountId: channel.id, options }], more);
	made(await anna.publishes(post));
	await world.passes('1s');
	return anna.looksAt(post);
}

it('changes the words of what is out, and keeps what was sent as it was', async () => {
	const post = await published('Скидка <b>20</b>');
	expect(made(await changes(post, { html: 'Скидка <b>30</b>' })).html).toBe('Скидка <b>30</b>');
	await world.passes('1s');
	expect(shows()).toEqual(['Скидка 30']);
	expect(await lastAct(post)).toEqual({ act: 'edit', outcome: 'done' });
	expect(await anna.looksAt(post)).toMatchObject({ status: 'published' });
});

it('changes the caption of a picture, and refuses another picture', async () => {
	const [red, blue] = [await anna.picture('red'), await anna.picture('blue')];
	const post = await published('Старое', { media: [{ mediaId: red.id }] });
	made(await changes(post, { html: 'Новое' }));
	await world.passes('1s');
	expect(shows()).toEqual(['Новое']);
	const other = await changes(post, { media: [{ mediaId: blue.id }] });
	expect([other.status, other.body.code]).toEqual([409, 'already_published']);
	const tooLong = await changes(post, { html: 'а'.repeat(1025) });
	expect([tooLong.status, tooLong.body.code]).toEqual([422, 'caption_too_long']);
	const none = await changes(post, { html: '' });
	expect([none.status, none.body.code]).toEqual([409, 'already_published']);
	expect((await anna.looksAt(post)).html).toBe('Новое');
});

it('takes “not modified” for done, and tries again what could not be asked', async () => {
	const post = await published('Раз');
	telegram.fail('editMessageText', { retryAfter: 30 }, '500-after-accept');
	made(await changes(post, { html: 'Два' }));
	await world.passes('1s');
	expect(shows()).toEqual(['Раз']);
	await world.passes('5m');
	expect(shows()).toEqual(['Два']);
	expect(await lastAct(post)).toEqual({ act: 'edit', outcome: 'done' });
});

it('takes a post down in its channel when it is deleted', async () => {
	const post = await published('Уйдёт');
	expect((await deletes(post)).status).toBe(204);
	await world.passes('1s');
	expect(shows()).toEqual([]);
	expect((await anna.person.get(`/api/posts/${post.id}`)).status).toBe(404);
});

it('says no where the network no longer lets it be deleted, and takes it off the desk alone when asked', async () => {
	const post = await published('Останется');
	await world.passes('49h');
	const refused = await deletes(post);
	expect([refused.status, refused.body.code]).toEqual([409, 'already_published']);
	expect(await anna.looksAt(post)).toMatchObject({ status: 'published' });
	expect((await anna.person.delete(`/api/posts/${post.id}?keep=true`)).status).toBe(204);
	await world.passes('1m');
	expect(shows()).toEqual(['Останется']);
});

it('deletes at the planned hour, and refuses an hour that the network would not keep', async () => {
	const post = await anna.writes('До вечера', [channel]);
	const at = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
	const schedule = (deleteAt: string) =>
		anna.person.post<Problem>('/api/posts/schedule', { postId: post.id, scheduledAt: at(1), deleteAt });
	expect((await schedule(at(50))).body.code).toBe('delete_too_late');
	expect((await schedule(at(0.5))).body.code).toBe('delete_before_publish');
	expect((await schedule(at(9))).status).toBe(200);
	await world.passes('2h');
	expect(shows()).toEqual(['До вечера']);
	await world.passes('8h');
	expect(shows()).toEqual([]);
	expect(await anna.publicationOf(post)).toMatchObject({ status: 'deleted', deletedAt: expect.any(String) });
	expect(await lastAct(post)).toEqual({ act: 'remove', outcome: 'done' });
});

it('moves the hour of deletion of what is out, and forgets it', async () => {
	const post = await published('Подольше');
	const at = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
	made(await changes(post, { deleteAt: at(2) }));
	made(await changes(post, { deleteAt: at(5) }));
	expect((await changes(post, { deleteAt: at(49) })).body.code).toBe('delete_too_late');
	await world.passes('3h');
	expect(shows()).toEqual(['Подольше']);
	made(await changes(post, { deleteAt: null }));
	await world.passes('5h');
	expect(shows()).toEqual(['Подольше']);
});

it('lets go of a pin after its hours', async () => {
	await published('Важно сегодня', {}, { pin: true, pinHours: 3 });
	expect(chat.pinned).toBe(7);
	await world.passes('2h');
	expect(chat.pinned).toBe(7);
	await world.passes('2h');
	expect(chat.pinned).toBeUndefined();
});

it('tells its people when a change is refused for good', async () => {
	const post = await published('Было');
	telegram.fail('editMessageText', {
		error: { code: 403, description: 'Forbidden: bot was kicked from the channel chat' }
	});
	made(await changes(post, { html: 'Стало' }));
	await world.passes('1s');
	expect(await lastAct(post)).toEqual({ act: 'edit', outcome: 'refused', code: 'telegram_bot_removed' });
	const accounts = made(
		await anna.person.get<{ items: Account[] }>(`/api/accounts?projectId=${anna.project.id}`)
	);
	expect(accounts.items[0]).toMatchObject({ status: 'attention', statusReason: 'telegram_bot_removed' });
});
