import { afterEach, beforeEach, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { Desk, made } from '../kit/desk.ts';
import { held, historyOf, restores, rewrites } from '../kit/history.ts';
import type { Person } from '../kit/person.ts';
import { created, edit, Replica } from '../kit/replica.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let desk: Desk;
let anna: Person;
let boris: Person;

beforeEach(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
	anna = desk.person;
	boris = await world.person('boris');
	await anna.invites(boris, desk.project, 'editor');
});
afterEach(() => world.end());

/** The texts of the history, the newest first. */
const texts = async (post: { id: string }) => (await historyOf(anna, post)).map((one) => one.html);

it('brings an older version back as a new one, and that can be taken back in the same way', async () => {
	const post = await desk.writes('Старая', [], { title: 'Имя', labels: ['весна'] });
	await rewrites(boris, post, { html: 'Новая', title: '', labels: [] });
	const [newest, oldest] = await historyOf(anna, post);
	const restored = made(await restores(boris, post, oldest));
	expect(restored).toMatchObject({ id: post.id, html: 'Старая', title: 'Имя', labels: ['весна'] });
	made(await restores(boris, post, newest));
	expect((await historyOf(anna, post)).map((one) => [one.kind, one.html, one.authorName])).toEqual([
		['restored', 'Новая', 'boris'],
		['restored', 'Старая', 'boris'],
		['edit', 'Новая', 'boris'],
		['edit', 'Старая', 'anna']
	]);
});

it('brings back what lost', async () => {
	const [phone, tablet] = [new Replica(anna), new Replica(boris)];
	const post = phone.post(desk.project.id, { html: 'Было' });
	await phone.pushes('posts', [created(post)]);
	const row = edit(await held(phone, post.id), { html: 'Моё' });
	await tablet.pushes('posts', [edit(await held(tablet, post.id), { html: 'Его' })]);
	await phone.pushes('posts', [row]);
	const [lost] = await historyOf(anna, post);
	expect(made(await restores(anna, post, lost)).html).toBe('Моё');
	expect(await held(tablet, post.id)).toMatchObject({ html: 'Моё' });
});

it('twice is once', async () => {
	const post = await desk.writes('Старая', []);
	await rewrites(boris, post, { html: 'Новая' });
	const oldest = (await historyOf(anna, post)).at(-1);
	const first = made(await restores(anna, post, oldest));
	await world.passes('1m');
	expect(made(await restores(anna, post, oldest)).writeId).toBe(first.writeId);
	expect(await texts(post)).toEqual(['Старая', 'Новая', 'Старая']);
});

it('leaves the hour, the channels and the decision as they are', async () => {
	const [one, other] = [await desk.sandbox('Первый'), await desk.sandbox('Второй')];
	const post = await desk.writes('Старая', [{ accountId: one.id, html: 'Для первого' }]);
	await rewrites(boris, post, { html: 'Новая', targets: [{ accountId: one.id }, { accountId: other.id }] });
	const planned = await desk.plans(post, '2h');
	const restored = made(await restores(boris, post, (await historyOf(anna, post)).at(-1)));
	expect(restored).toMatchObject({
		html: 'Старая',
		status: 'scheduled',
		scheduledAt: planned.scheduledAt,
		targets: [{ accountId: one.id, html: 'Для первого' }, { accountId: other.id }]
	});
});

it('does not bring back what a network would refuse at its hour', async () => {
	const post = await desk.writes('', []);
	await rewrites(boris, post, {
		html: 'Есть что сказать',
		targets: [{ accountId: (await desk.sandbox()).id }]
	});
	await desk.plans(post, '2h');
	expect(await restores(boris, post, (await historyOf(anna, post)).at(-1))).toMatchObject({ status: 422 });
	expect(await desk.looksAt(post)).toMatchObject({ html: 'Есть что сказать' });
});

it('is refused once the post has left', async () => {
	const post = await desk.writes('Старая', [await desk.sandbox()]);
	await rewrites(boris, post, { html: 'Новая' });
	const oldest = (await historyOf(anna, post)).at(-1);
	made(await desk.publishes(post));
	expect(await restores(anna, post, oldest)).toMatchObject({
		status: 409,
		body: { code: 'already_publishing' }
	});
	await world.passes('1m');
	expect(await restores(anna, post, oldest)).toMatchObject({
		status: 409,
		body: { code: 'already_published' }
	});
});

it('is for those who may write the post, and its history for those who may read it', async () => {
	const [stranger, viewer, author] = [
		await world.person('stranger'),
		await world.person('viewer'),
		await world.person('author')
	];
	await anna.invites(viewer, desk.project, 'viewer');
	await anna.invites(author, desk.project, 'author');
	const post = await desk.writes('Старая', [await desk.sandbox()]);
	await rewrites(boris, post, { html: 'Новая' });
	const oldest = (await historyOf(viewer, post)).at(-1);
	expect(await stranger.get(`/api/posts/${post.id}/revisions`)).toMatchObject({ status: 404 });
	expect(await restores(stranger, post, oldest)).toMatchObject({ status: 404 });
	expect(await restores(viewer, post, oldest)).toMatchObject({ status: 403 });
	expect((await restores(author, post, oldest)).status).toBe(200);
	await desk.plans(post, '2h');
	expect(await restores(author, post, (await historyOf(anna, post))[2])).toMatchObject({ status: 403 });
	expect((await world.stranger().call('GET', `/api/posts/${post.id}/revisions`)).status).toBe(401);
});

it('takes a version of another post for none', async () => {
	const [post, other] = [await desk.writes('Этот', []), await desk.writes('Тот', [])];
	await rewrites(boris, other, { html: 'Тот, другой' });
	const [foreign] = await historyOf(anna, other);
	expect(await restores(anna, post, foreign)).toMatchObject({ status: 404 });
	expect(await restores(anna, post, other)).toMatchObject({ status: 404 });
	expect(await restores(anna, post, { id: uuidv7() })).toMatchObject({ status: 404 });
	expect((await restores(anna, post, post)).status).toBe(200);
	made(await anna.delete(`/api/posts/${post.id}`));
	expect(await anna.get(`/api/posts/${post.id}/revisions`)).toMatchObject({ status: 404 });
});
