import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { Queue, Slot } from '#sync/records/queue.ts';
import { Desk, made, type FullPost } from '../kit/desk.ts';
import { created, edit, Replica } from '../kit/replica.ts';
import type { Answer, Problem } from '../kit/session.ts';
import { newWorld, type World } from '../kit/world.ts';

/** The queue: hours of the week at which posts go out by themselves. The world begins on a Monday noon in Moscow. */

let world: World;
let anna: Desk;
let channel: Account;
beforeEach(async () => {
	world = await newWorld();
	anna = await Desk.of(world);
	channel = await anna.sandbox();
});
afterEach(() => world.end());

const daily = (...times: string[]): Slot[] =>
	[1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => times.map((time) => ({ weekday, time })));

const queuePath = () => `/api/projects/${anna.project.id}/queue`;
const sets = (body: object): Promise<Answer<Queue & Problem>> => anna.person.put(queuePath(), body);
type Told = Omit<FullPost, 'status'> & Problem;
const enqueues = ({ id }: { id: string }): Promise<Answer<Told>> =>
	anna.person.post(`/api/posts/${id}/enqueue`);
const puts = ({ id }: { id: string }, position: number): Promise<Answer<Told>> =>
	anna.person.put(`/api/posts/${id}/queue-position`, { position });
const write = (html: string, more: object = {}) => anna.writes(html, [channel], more);

async function queued(html: string, more: object = {}): Promise<FullPost> {
	const { id } = await write(html, more);
	return made(await anna.person.post<FullPost>(`/api/posts/${id}/enqueue`));
}

/** What waits in the queue, in its order: text and place. */
async function waiting(): Promise<string[]> {
	const { items } = made(
		await anna.person.get<{ items: FullPost[] }>(`/api/posts/scheduled?projectId=${anna.project.id}`)
	);
	return items.filter((post) => post.queuePlace).map((post) => `${post.html} ${post.queuePlace}`);
}

describe('the week', () => {
	it('is empty at first, and kept by weekday and hour', async () => {
		expect(made(await anna.person.get<Queue>(queuePath()))).toEqual({ slots: [], paused: false });
		const [news, morning] = [
			{ weekday: 3, time: '18:30', category: 'новости' },
			{ weekday: 1, time: '09:00' }
		];
		expect(made(await sets({ slots: [news, morning] }))).toEqual({ slots: [morning, news], paused: false });
		expect(made(await sets({ paused: true }))).toEqual({ slots: [morning, news], paused: true });
		expect(made(await anna.person.get<Queue>(queuePath()))).toEqual({
			slots: [morning, news],
			paused: true
		});
	});

	it.each([
		{ slots: [{ weekday: 0, time: '09:00' }] },
		{ slots: [{ weekday: 8, time: '09:00' }] },
		{ slots: [{ weekday: 1, time: '24:00' }] },
		{ slots: [{ weekday: 1, time: '9:00' }] },
		{ slots: [{ weekday: 1, time: '09:00', category: ' ' }] },
		{
			slots: [
				{ weekday: 1, time: '09:00' },
				{ weekday: 1, time: '09:00', category: 'новости' }
			]
		},
		{ slots: Array.from({ length: 201 }, (_, n) => ({ weekday: 1, time: `0${n % 10}:00` })) },
		{ slots: 'every day' },
		{ paused: 'yes' }
	])('is refused where it makes no sense: %j', async (body) => {
		expect(await sets(body)).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
		expect(made(await anna.person.get<Queue>(queuePath()))).toEqual({ slots: [], paused: false });
	});

	it('is changed by owners and editors, read by all members, and unknown to others', async () => {
		const [author, viewer, stranger] = [
			await world.person('author'),
			await world.person('viewer'),
			await world.person('stranger')
		];
		await anna.person.invites(author, anna.project, 'author');
		await anna.person.invites(viewer, anna.project, 'viewer');
		const post = await write('Чужой');
		for (const person of [author, viewer]) {
			expect((await person.put(queuePath(), { paused: true })).status).toBe(403);
			expect((await person.post(`/api/posts/${post.id}/enqueue`)).status).toBe(403);
			expect((await person.put(`/api/posts/${post.id}/queue-position`, { position: 0 })).status).toBe(403);
			expect((await person.get(queuePath())).status).toBe(200);
		}
		expect((await stranger.get(queuePath())).status).toBe(404);
		expect((await stranger.put(queuePath(), { paused: true })).status).toBe(404);
		expect((await stranger.post(`/api/posts/${post.id}/enqueue`)).status).toBe(404);
		expect((await stranger.put(`/api/posts/${post.id}/queue-position`, { position: 0 })).status).toBe(404);
	});
});

describe('a post', () => {
	it('gets the next free place, and goes out at it', async () => {
		made(await sets({ slots: daily('13:00', '18:00') }));
		await anna.plans(await write('В свой час'), '6h');
		const [first, second] = [await queued('Первый'), await queued('Второй')];
		expect(first).toMatchObject({
			...{ status: 'scheduled', queuePlace: '2026-11-23T13:00', scheduledAt: '2026-11-23T10:00:00.000Z' }
		});
		// At 18:00 stands the one that was planned by hand.
		expect(second).toMatchObject({ queuePlace: '2026-11-24T13:00' });
		expect(made(await enqueues(first))).toMatchObject({ queuePlace: first.queuePlace });
		await world.passes('61m');
		expect(await anna.readersSee(channel)).toEqual(['Первый']);
	});

	it('is refused where the queue has no hours for it', async () => {
		const post = await write('Некуда');
		expect(await enqueues(post)).toMatchObject({ status: 422, body: { code: 'no_slots' } });
		made(await sets({ slots: [{ weekday: 2, time: '10:00', category: 'новости' }] }));
		const answer = await enqueues(post);
		expect(answer).toMatchObject({ status: 422, body: { code: 'no_slots' } });
		expect(answer.body.detail).toContain('category');
	});

	it('is refused where a network would refuse it, and takes no place', async () => {
		made(await sets({ slots: daily('13:00') }));
		expect(await enqueues(await anna.writes('Никуда', []))).toMatchObject({ body: { code: 'no_targets' } });
		expect(await enqueues(await write(''))).toMatchObject({ body: { code: 'empty_post' } });
		expect(await queued('Первый')).toMatchObject({ queuePlace: '2026-11-23T13:00' });
	});

	it('of a category takes only its slots, and moves to one when it gets its label', async () => {
		const news = { weekday: 2, time: '10:00', category: 'новости' };
		made(await sets({ slots: [...daily('13:00'), news] }));
		expect(await queued('Новость', { labels: ['новости'] })).toMatchObject({
			queuePlace: '2026-11-24T10:00'
		});
		const post = await queued('Другое', { labels: ['важно'] });
		expect(post).toMatchObject({ queuePlace: '2026-11-23T13:00' });
		const changed = await anna.person.put<FullPost>(`/api/posts/${post.id}`, { labels: ['новости'] });
		expect(made(changed)).toMatchObject({ queuePlace: '2026-12-01T10:00', status: 'scheduled' });
	});

	it('leaves the queue when it gets a time of its own, is unscheduled, or is sent at once', async () => {
		made(await sets({ slots: daily('13:00') }));
		const [moved, off, sent] = [await queued('Передвинут'), await queued('Снят'), await queued('Сразу')];
		expect(made(await anna.moves(moved, '30m'))).toMatchObject({ queuePlace: null });
		expect(made(await anna.callsOff(off))).toMatchObject({ queuePlace: null, status: 'draft' });
		made(await anna.publishes(sent));
		await world.passes('2s');
		expect(await anna.readersSee(channel)).toEqual(['Сразу']);
		expect(await queued('Новый')).toMatchObject({ queuePlace: '2026-11-23T13:00' });
	});

	it('gets a place of its own, however many are queued at the same moment', async () => {
		made(await sets({ slots: daily('10:00', '14:00', '18:00') }));
		const posts = await Promise.all(Array.from({ length: 24 }, (_, n) => write(`Пост ${n}`)));
		const answers = await Promise.all(posts.map((post) => enqueues(post)));
		const places = answers.map((answer) => made(answer).queuePlace);
		expect(new Set(places).size).toBe(24);
		expect(places.toSorted().at(-1)).toBe('2026-12-01T10:00');
	});
});

describe('the order', () => {
	it('changes by moving one post, and the places stay', async () => {
		made(await sets({ slots: daily('10:00') }));
		for (const text of ['А', 'Б']) await queued(text);
		const last = await queued('В');
		expect(made(await puts(last, 0))).toMatchObject({ queuePlace: '2026-11-24T10:00' });
		expect(await waiting()).toEqual(['В 2026-11-24T10:00', 'А 2026-11-25T10:00', 'Б 2026-11-26T10:00']);
		const draft = await write('Черновик');
		expect(await puts(draft, 0)).toMatchObject({ status: 409, body: { code: 'not_queued' } });
	});

	it('holds also where two change it at the same moment as a third one queues', async () => {
		made(await sets({ slots: daily('10:00') }));
		const posts = [await queued('А'), await queued('Б'), await queued('В'), await queued('Г')];
		const fresh = await Promise.all([write('Д'), write('Е')]);
		await Promise.all([
			...posts.map((post, index) => puts(post, (index * 3 + 1) % 4)),
			...fresh.map((post) => enqueues(post))
		]);
		const places = (await waiting()).map((line) => line.slice(2));
		expect(places).toEqual(Array.from({ length: 6 }, (_, n) => `2026-11-${24 + n}T10:00`));
	});
});

describe('an hour of deletion', () => {
	const deletion = async (post: { id: string }) => (await anna.looksAt(post)).deleteAt;

	it('goes with its post, wherever the queue puts it and whoever moves it', async () => {
		made(await sets({ slots: daily('10:00') }));
		const first = await queued('А');
		expect(first).toMatchObject({ scheduledAt: '2026-11-24T07:00:00.000Z' });
		made(await anna.person.put(`/api/posts/${first.id}`, { deleteAt: '2026-11-24T08:00:00.000Z' }));
		const second = await queued('Б');
		made(await puts(second, 0));
		expect(await deletion(first)).toBe('2026-11-25T08:00:00.000Z');
		made(await sets({ slots: daily('12:30') }));
		expect(await deletion(first)).toBe('2026-11-25T10:30:00.000Z');
		made(await anna.person.put(`/api/posts/${first.id}/reschedule`, { scheduledAt: '2026-11-27T06:00:00Z' }));
		expect(await deletion(first)).toBe('2026-11-27T07:00:00.000Z');
		// Today at half past twelve nobody stands.
		expect(made(await enqueues(first))).toMatchObject({ deleteAt: '2026-11-23T10:30:00.000Z' });
		expect(await deletion(second)).toBeNull();
	});

	it('goes with a post whose place another device has taken', async () => {
		made(await sets({ slots: daily('12:00') }));
		await queued('Раньше');
		const phone = new Replica(anna.person);
		const late = phone.post(anna.project.id, {
			...{ status: 'scheduled', queuePlace: '2026-11-24T12:00', scheduledAt: '2026-11-24T09:00:00.000Z' },
			...{ deleteAt: '2026-11-24T11:00:00.000Z', targets: [{ accountId: channel.id }], html: 'Позже' }
		});
		expect(await phone.pushes('posts', [created(late)])).toMatchObject([
			{ queuePlace: '2026-11-25T12:00', deleteAt: '2026-11-25T11:00:00.000Z' }
		]);
	});
});

describe('a pause', () => {
	it('holds all that is queued, sends what has a time of its own, and lets posts move on that would be due', async () => {
		made(await sets({ slots: daily('12:30', '15:00') }));
		const [a, b] = [await queued('А'), await queued('Б')];
		await anna.plans(await write('В свой час'), '31m');
		made(await sets({ paused: true }));
		await world.passes('40m');
		expect(await anna.readersSee(channel)).toEqual(['В свой час']);
		expect(await waiting()).toEqual(['А 2026-11-23T15:00', 'Б 2026-11-24T12:30']);
		await world.passes('2d');
		expect(await waiting()).toEqual(['А 2026-11-25T15:00', 'Б 2026-11-26T12:30']);
		made(await sets({ paused: false }));
		await world.passes('1d');
		expect(await anna.readersSee(channel)).toEqual(['В свой час', 'А', 'Б']);
		for (const post of [a, b]) expect(await anna.looksAt(post)).toMatchObject({ status: 'published' });
	});

	it('warns nobody of a post that it holds', async () => {
		made(await sets({ slots: daily('12:20'), paused: true }));
		await queued('Подождёт');
		const looks = async () => (await world.database.pool.query('select from preflights')).rowCount;
		await world.passes('5m');
		expect(await looks()).toBe(0);
		made(await sets({ paused: false }));
		await world.passes('1m');
		expect(await looks()).toBe(1);
	});

	it('holds also what was armed already', async () => {
		made(await sets({ slots: daily('12:30') }));
		const post = await queued('Вот-вот');
		await world.passes('29m');
		await world.passes('50s');
		expect((await anna.looksAt(post)).publications).toMatchObject([{ status: 'pending' }]);
		made(await sets({ paused: true }));
		expect((await anna.looksAt(post)).publications).toEqual([]);
		await world.passes('1m');
		expect(await anna.readersSee(channel)).toEqual([]);
		expect(await anna.looksAt(post)).toMatchObject({ status: 'scheduled', queuePlace: '2026-11-24T12:30' });
	});

	it('that nobody was there to see does not make anything missed', async () => {
		made(await sets({ slots: daily('12:30'), paused: true }));
		const post = await queued('Терпеливый');
		world.clock.moveTo(new Date('2026-12-10T09:00:00.000Z'));
		await world.passes('1s');
		expect(await anna.looksAt(post)).toMatchObject({ status: 'scheduled', queuePlace: '2026-12-10T12:30' });
	});

	it('over a week that has lost its hours lets posts wait, and they go on when there are hours again', async () => {
		made(await sets({ slots: daily('12:30'), paused: true }));
		const post = await queued('Без часа');
		made(await sets({ slots: [] }));
		await world.passes('2h');
		expect(await anna.looksAt(post)).toMatchObject({ status: 'scheduled' });
		made(await sets({ slots: daily('16:00'), paused: false }));
		expect(await anna.looksAt(post)).toMatchObject({ queuePlace: '2026-11-23T16:00' });
	});
});

describe('clocks', () => {
	it('take the queue along to another zone, and leave alone what has a time of its own', async () => {
		made(await sets({ slots: daily('13:00') }));
		const own = await anna.plans(await write('Свой'), '2h');
		const [today, tomorrow] = [await queued('Сегодня'), await queued('Завтра')];
		made(await anna.person.put(`/api/projects/${anna.project.id}`, { timezone: 'Asia/Vladivostok' }));
		// It is 19:00 there: today's hour is over.
		expect(await anna.looksAt(today)).toMatchObject({
			...{ queuePlace: '2026-11-24T13:00', scheduledAt: '2026-11-24T03:00:00.000Z' }
		});
		expect(await anna.looksAt(tomorrow)).toMatchObject({ queuePlace: '2026-11-25T13:00' });
		expect(await anna.looksAt(own)).toMatchObject({ scheduledAt: own.scheduledAt });
	});

	it.each([
		['show it twice', '2026-10-24T22:00:00.000Z', '2026-10-25T00:30:00.000Z'],
		['jump over it', '2027-03-27T23:30:00.000Z', '2027-03-28T01:00:00.000Z']
	])('that %s send the post of a slot once', async (_what, start, leaves) => {
		await world.end();
		world = await newWorld({ start });
		anna = await Desk.of(world);
		channel = await anna.sandbox();
		made(await anna.person.put(`/api/projects/${anna.project.id}`, { timezone: 'Europe/Berlin' }));
		made(await sets({ slots: daily('02:30') }));
		const post = await queued('Ночной');
		expect(post).toMatchObject({ scheduledAt: leaves });
		expect(post.queuePlace).toContain('T02:30');
		// In steps of minutes over both hours of which clocks may say half past two.
		await world.passes('5h');
		expect(await anna.readersSee(channel)).toEqual(['Ночной']);
		expect(await anna.publicationOf(post)).toMatchObject({ publishedAt: leaves });
	});

	it('find a post at the new hour of its weekday when the week changes', async () => {
		made(await sets({ slots: daily('13:00') }));
		const posts = [await queued('А'), await queued('Б')];
		made(await sets({ slots: daily('14:30') }));
		for (const [index, post] of posts.entries()) {
			expect(await anna.looksAt(post)).toMatchObject({ queuePlace: `2026-11-${23 + index}T14:30` });
		}
	});
});

describe('devices with no network', () => {
	const place = (queuePlace: string, scheduledAt: string) => ({
		...{ status: 'scheduled', queuePlace, scheduledAt, targets: [{ accountId: channel.id }] }
	});
	const noonPlace = () => place('2026-11-24T12:00', '2026-11-24T09:00:00.000Z');
	const device = (replica: Replica, html: string, part: object) =>
		replica.post(anna.project.id, { html, ...part });

	it('that chose the same place both get one: the later moves on, is shown where, and its people are told', async () => {
		made(await sets({ slots: daily('12:00') }));
		const [phone, laptop] = [new Replica(anna.person), new Replica(anna.person)];
		const [first, second] = [device(phone, 'Раньше', noonPlace()), device(laptop, 'Позже', noonPlace())];
		expect(await phone.pushes('posts', [created(first)])).toEqual([]);
		expect(await laptop.pushes('posts', [created(second)])).toMatchObject([
			{ id: second.id, queuePlace: '2026-11-25T12:00', scheduledAt: '2026-11-25T09:00:00.000Z' }
		]);
		expect(await waiting()).toEqual(['Раньше 2026-11-24T12:00', 'Позже 2026-11-25T12:00']);
		const { rows } = await world.database.pool.query(
			`select data from jobs.job where name = 'notify' and data ->> 'kind' = 'requeued'`
		);
		expect(rows).toMatchObject([{ data: { postId: second.id } }]);
	});

	it('that push at the same moment never share a place', async () => {
		made(await sets({ slots: daily('12:00') }));
		const replicas = Array.from({ length: 12 }, () => new Replica(anna.person));
		await Promise.all(
			replicas.map((replica, n) =>
				replica.pushes('posts', [created(device(replica, String(n), noonPlace()))])
			)
		);
		const places = (await waiting()).map((line) => line.split(' ')[1]);
		expect(places).toHaveLength(12);
		expect(new Set(places).size).toBe(12);
	});

	it('that changed the order of many change it as they meant', async () => {
		made(await sets({ slots: daily('12:00') }));
		const posts = [await queued('А'), await queued('Б'), await queued('В')];
		const phone = new Replica(anna.person);
		await phone.pulls('posts');
		const held = posts.map((post) => phone.held.get(post.id));
		const rows = held.flatMap((post, index) => {
			const { queuePlace, scheduledAt } = posts[(index + 1) % 3] ?? {};
			return post ? [edit(post, { queuePlace, scheduledAt })] : [];
		});
		expect(await phone.pushes('posts', rows)).toEqual([]);
		expect((await waiting()).map((line) => line.split(' ')[0])).toEqual(['В', 'А', 'Б']);
	});

	it('that changed the order, and whose moves come one by one, change it as they meant all the same', async () => {
		made(await sets({ slots: daily('12:00') }));
		const posts = [await queued('А'), await queued('Б'), await queued('В'), await queued('Г')];
		const phone = new Replica(anna.person);
		await phone.pulls('posts');
		const rows = posts.flatMap((post, index) => {
			const held = phone.held.get(post.id);
			const { queuePlace, scheduledAt } = posts[(index + 1) % 4] ?? {};
			return held ? [edit(held, { queuePlace, scheduledAt })] : [];
		});
		expect(await phone.pushes('posts', rows.slice(0, 1))).toEqual([]);
		expect((await waiting()).map((line) => line.split(' ')[0])).toEqual(['Б', 'А', 'В', 'Г']);
		// The second row was written before its post had to make way: its device is shown where it stands.
		expect(await phone.pushes('posts', rows.slice(1))).toMatchObject([{ id: posts[1]?.id }]);
		expect((await waiting()).map((line) => line.split(' ')[0])).toEqual(['Г', 'А', 'Б', 'В']);
	});

	it('that chose a place that is over, or no slot any more, get the next one', async () => {
		made(await sets({ slots: daily('12:00') }));
		const phone = new Replica(anna.person);
		const late = device(phone, 'Опоздал', place('2026-11-20T12:00', '2026-11-20T09:00:00.000Z'));
		const gone = device(phone, 'Часа нет', place('2026-11-25T15:00', '2026-11-25T12:00:00.000Z'));
		expect(await phone.pushes('posts', [created(late), created(gone)])).toMatchObject([
			{ queuePlace: '2026-11-24T12:00' },
			{ queuePlace: '2026-11-26T12:00' }
		]);
	});

	it('that know of no queue take a post out of it when they give it a time', async () => {
		made(await sets({ slots: daily('12:00') }));
		const post = await queued('Старый телефон');
		const phone = new Replica(anna.person);
		await phone.pulls('posts');
		const held = phone.held.get(post.id);
		if (!held) throw new Error('the phone holds no post');
		const answer = await phone.pushes('posts', [edit(held, { scheduledAt: '2026-11-28T09:00:00.000Z' })]);
		expect(answer).toMatchObject([{ queuePlace: null, scheduledAt: '2026-11-28T09:00:00.000Z' }]);
	});

	it('change the week and pause it like the API does', async () => {
		made(await sets({ slots: daily('12:00') }));
		const post = await queued('Пост');
		const phone = new Replica(anna.person);
		await phone.pulls('projects');
		const held = phone.held.get(anna.project.id);
		if (!held) throw new Error('the phone holds no project');
		const change = { slots: daily('13:30'), queuePaused: true };
		expect(await phone.pushes('projects', [edit(held, change)])).toEqual([]);
		expect(made(await anna.person.get<Queue>(queuePath()))).toMatchObject({ paused: true });
		expect(await anna.looksAt(post)).toMatchObject({ queuePlace: '2026-11-24T13:30' });
	});
});
