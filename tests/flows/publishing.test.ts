import { afterEach, beforeEach, expect, it } from 'vitest';
import { Desk, made } from '../kit/desk.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Desk;
beforeEach(async () => {
	world = await newWorld();
	anna = await Desk.of(world);
});
afterEach(() => world.end());

/** The program does not run, and the hours go by. */
const serverIsDownFor = (minutes: number) =>
	world.clock.moveTo(new Date(world.clock.now().getTime() + minutes * 60_000));

it('sends a planned post at its second, once, with a receipt', async () => {
	const channel = await anna.sandbox();
	const post = await anna.plans(await anna.writes('<b>Доброе</b> утро', [channel]), '10m');
	await world.passes('9m');
	expect(await anna.readersSee(channel)).toEqual([]);
	await world.passes('2m');
	expect(await anna.readersSee(channel)).toEqual(['<b>Доброе</b> утро']);
	const after = await anna.looksAt(post);
	expect(after.status).toBe('published');
	expect(after.publications).toMatchObject([
		{ status: 'published', publishedAt: post.scheduledAt, attempts: [{ outcome: 'published' }] }
	]);
	await world.passes('3h');
	expect(await anna.readersSee(channel)).toHaveLength(1);
});

it('publishes once, however often and by how many the button is pressed', async () => {
	const channel = await anna.sandbox();
	const post = await anna.writes('Сейчас', [channel]);
	const pressed = await Promise.all(Array.from({ length: 6 }, () => anna.publishes(post)));
	expect(pressed.map((answer) => answer.status)).toEqual(Array(6).fill(202));
	await world.passes('1m');
	expect((await anna.publishes(post)).status).toBe(202);
	await world.passes('1m');
	expect(await anna.readersSee(channel)).toEqual(['Сейчас']);
	expect((await anna.looksAt(post)).status).toBe('published');
});

it('sends to some of the channels when only they are named', async () => {
	const [one, other] = [await anna.sandbox('Первый'), await anna.sandbox('Второй')];
	const post = await anna.writes('Одним', [one, other]);
	made(await anna.publishes(post, [one.id]));
	await world.passes('1m');
	expect(await anna.readersSee(one)).toEqual(['Одним']);
	expect(await anna.readersSee(other)).toEqual([]);
	made(await anna.publishes(post, [other.id]));
	await world.passes('1m');
	expect(await anna.readersSee(one)).toHaveLength(1);
	expect(await anna.readersSee(other)).toHaveLength(1);
});

it('keeps to the new hour when a post is moved after it was armed', async () => {
	const channel = await anna.sandbox();
	const post = await anna.plans(await anna.writes('Переехал', [channel]), '10s');
	await world.passes('4s');
	expect((await anna.looksAt(post)).publications).toMatchObject([{ status: 'pending' }]);
	made(await anna.moves(post, '1h'));
	await world.passes('30m');
	expect(await anna.readersSee(channel)).toEqual([]);
	await world.passes('31m');
	expect(await anna.readersSee(channel)).toEqual(['Переехал']);
});

it('sends nothing of a post that was called off or deleted after it was armed', async () => {
	const channel = await anna.sandbox();
	const called = await anna.plans(await anna.writes('Отменён', [channel]), '10s');
	const deleted = await anna.plans(await anna.writes('Удалён', [channel]), '10s');
	await world.passes('4s');
	expect(made(await anna.callsOff(called))).toMatchObject({
		status: 'draft',
		scheduledAt: null,
		publications: []
	});
	expect((await anna.person.delete(`/api/posts/${deleted.id}`)).status).toBe(204);
	await world.passes('1h');
	expect(await anna.readersSee(channel)).toEqual([]);
});

it('sends what stands in the post at the moment of sending, in each channel its own', async () => {
	const [one, other] = [await anna.sandbox('Первый'), await anna.sandbox('Второй')];
	const post = await anna.plans(
		await anna.writes('Сначала', [one, { accountId: other.id, html: 'Своё' }]),
		'10s'
	);
	await world.passes('4s');
	made(await anna.person.put(`/api/posts/${post.id}`, { html: 'В последний миг' }));
	await world.passes('1m');
	expect(await anna.readersSee(one)).toEqual(['В последний миг']);
	expect(await anna.readersSee(other)).toEqual(['Своё']);
	const late = await anna.person.put(`/api/posts/${post.id}`, { targets: [{ accountId: one.id }] });
	expect(late).toMatchObject({ status: 409, body: { code: 'already_published' } });
});

it('sends a post that fell due while nothing ran, when it is not too late', async () => {
	const channel = await anna.sandbox();
	const post = await anna.plans(await anna.writes('Чуть позже', [channel]), '5m');
	serverIsDownFor(15);
	await world.passes('5s');
	expect(await anna.readersSee(channel)).toEqual(['Чуть позже']);
	expect((await anna.looksAt(post)).status).toBe('published');
});

it('asks about a post that fell due long ago, whether it was armed by then or not', async () => {
	const channel = await anna.sandbox();
	const early = await anna.plans(await anna.writes('Не взведён', [channel]), '10m');
	const armed = await anna.plans(await anna.writes('Взведён', [channel]), '10s');
	await world.passes('4s');
	expect((await anna.looksAt(armed)).publications).toHaveLength(1);
	serverIsDownFor(60);
	await world.passes('1m');
	expect(await anna.readersSee(channel)).toEqual([]);
	expect((await anna.looksAt(early)).status).toBe('missed');
	expect((await anna.looksAt(armed)).status).toBe('missed');
	made(await anna.moves(armed, '1m'));
	await world.passes('2m');
	expect(await anna.readersSee(channel)).toEqual(['Взведён']);
});

it('lets a project say how late is too late', async () => {
	const channel = await anna.sandbox();
	const { id } = anna.project;
	const settings = async (graceMinutes: number) => anna.person.put(`/api/projects/${id}`, { graceMinutes });
	expect(await settings(0)).toMatchObject({ status: 422 });
	made(await settings(5));
	const early = await anna.plans(await anna.writes('Десять минут — поздно', [channel]), '5m');
	serverIsDownFor(15);
	await world.passes('1m');
	expect((await anna.looksAt(early)).status).toBe('missed');
	expect(made(await settings(120))).toMatchObject({ graceMinutes: 120 });
	const later = await anna.plans(await anna.writes('Час — ещё нет', [channel]), '5m');
	serverIsDownFor(65);
	await world.passes('1m');
	expect((await anna.looksAt(later)).status).toBe('published');
	expect(await anna.readersSee(channel)).toEqual(['Час — ещё нет']);
});

it('forgets a planned post’s channel that was disconnected, and says so when none is left', async () => {
	const [kept, gone] = [await anna.sandbox('Остался'), await anna.sandbox('Ушёл')];
	const both = await anna.plans(await anna.writes('Обоим', [kept, gone]), '1h');
	const alone = await anna.plans(await anna.writes('Ушедшему', [gone]), '1h');
	const armed = await anna.plans(await anna.writes('Взведён', [gone]), '10s');
	await world.passes('4s');
	expect((await anna.person.delete(`/api/accounts/${gone.id}`)).status).toBe(204);
	await world.passes('61m');
	expect(await anna.readersSee(kept)).toEqual(['Обоим']);
	expect((await anna.looksAt(both)).status).toBe('partial');
	expect((await anna.looksAt(alone)).status).toBe('failed');
	expect((await anna.looksAt(armed)).status).toBe('failed');
});

it('refuses a plan that cannot be kept, with the channel and the place', async () => {
	const channel = await anna.sandbox('Кофе');
	const empty = await anna.writes('', [channel]);
	const nowhere = await anna.writes('Никуда', []);
	const foreign = await anna.writes('Чужим', [{ accountId: '01900000-0000-7000-8000-0000000000c1' }]);
	expect(await anna.publishes(nowhere)).toMatchObject({ status: 422, body: { code: 'no_targets' } });
	expect(await anna.publishes(empty)).toMatchObject({
		status: 422,
		body: { code: 'empty_post', errors: [{ path: 'targets.0' }] }
	});
	expect(await anna.publishes(foreign)).toMatchObject({
		status: 422,
		body: { code: 'account_not_found', errors: [{ path: 'targets.0' }] }
	});
	const post = await anna.writes('Вчера', [channel]);
	const past = await anna.person.post('/api/posts/schedule', {
		postId: post.id,
		scheduledAt: '2026-11-22T09:00:00Z'
	});
	expect(past).toMatchObject({ status: 422, body: { code: 'in_the_past' } });
	expect(await anna.callsOff(post)).toMatchObject({ status: 409, body: { code: 'not_scheduled' } });
});

it('shows nothing of a project to those who are not in it', async () => {
	const channel = await anna.sandbox();
	const post = await anna.plans(await anna.writes('Тайна', [channel]), '1h');
	const boris = await world.person('boris');
	const answers = await Promise.all([
		boris.get(`/api/posts/${post.id}`),
		boris.put(`/api/posts/${post.id}`, { html: 'Моё' }),
		boris.delete(`/api/posts/${post.id}`),
		boris.post(`/api/posts/${post.id}/publish`, {}),
		boris.put(`/api/posts/${post.id}/reschedule`, { scheduledAt: '2027-01-01T00:00:00Z' }),
		boris.delete(`/api/posts/${post.id}/unschedule`),
		boris.post('/api/posts/schedule', { postId: post.id, scheduledAt: '2027-01-01T00:00:00Z' }),
		boris.get(`/api/posts/${post.id}/preview?accountId=${channel.id}`),
		boris.get(`/api/posts?projectId=${anna.project.id}`),
		boris.get(`/api/posts/scheduled?projectId=${anna.project.id}`),
		boris.get(`/api/accounts?projectId=${anna.project.id}`),
		boris.post(`/api/accounts/${channel.id}/sync`),
		boris.delete(`/api/accounts/${channel.id}`),
		boris.get(`/api/sandbox/${channel.id}/messages`)
	]);
	expect(answers.map((answer) => answer.status)).toEqual(Array(answers.length).fill(404));
});

it('sends nothing of a project that was deleted', async () => {
	const channel = await anna.sandbox();
	await anna.plans(await anna.writes('Взведён', [channel]), '10s');
	await anna.plans(await anna.writes('Запланирован', [channel]), '1h');
	await world.passes('4s');
	expect((await anna.person.delete(`/api/projects/${anna.project.id}`)).status).toBe(204);
	await world.passes('2h');
	const { rows } = await world.database.pool.query('select * from channel_messages');
	expect(rows).toEqual([]);
});
