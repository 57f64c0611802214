import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '../kit/person.ts';
import { Desk } from '../kit/desk.ts';
import { Replica } from '../kit/replica.ts';
import { RxdbDevice } from '../kit/rxdb-device.ts';
import { seeded } from '../kit/seeded.ts';
import { newWorld, type World } from '../kit/world.ts';
import type { Post } from '#sync/records/post.ts';

/** Real RxDB clients that know nothing but the contract, on the real server and a real PostgreSQL. */

let world: World;
let anna: Person;
let desk: Desk;
let devices: RxdbDevice[] = [];

beforeEach(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
	anna = desk.person;
});
afterEach(async () => {
	await Promise.all(devices.map((device) => device.end()));
	devices = [];
	await world.end();
});

async function device(person = anna): Promise<RxdbDevice> {
	const made = await RxdbDevice.of(person);
	devices.push(made);
	await made.settles();
	return made;
}

/** A post as a device makes it; the cast: a record of the sample is a post. */
const draft = (part: object = {}) => new Replica(anna).post(desk.project.id, part) as unknown as Post;

it('carries posts from one device to the others, made, changed and deleted', async () => {
	const [phone, laptop] = [await device(), await device()];
	const posts = Array.from({ length: 25 }, (_, index) => draft({ html: `Пост ${index}` }));
	await phone.posts.bulkInsert(posts);
	await phone.settles();
	await laptop.settles();
	expect((await laptop.holds()).map((one) => one.html).sort()).toEqual(posts.map((one) => one.html).sort());
	const [first, second] = posts;
	await laptop.write(first?.id ?? '', { html: 'Исправлен' });
	await (await laptop.posts.findOne(second?.id ?? '').exec(true)).remove();
	await laptop.settles();
	await phone.settles();
	expect(await phone.holds()).toEqual(await laptop.holds());
	expect((await phone.holds()).find((one) => one.id === first?.id)?.html).toBe('Исправлен');
	expect((await phone.holds()).some((one) => one.id === second?.id)).toBe(false);
});

it('gives a new device everything, although some of it comes early and then once more in its turn', async () => {
	const phone = await device();
	const soon = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
	await phone.posts.bulkInsert(Array.from({ length: 33 }, () => draft()));
	await phone.settles();
	await phone.posts.bulkInsert([1, 30, 60].map((hours) => draft({ scheduledAt: soon(hours) })));
	await phone.settles();
	const laptop = await device();
	expect(await laptop.holds()).toHaveLength(36);
	await phone.settles();
	expect(await laptop.holds()).toEqual(await phone.holds());
});

it('ends with the same on every device and the server, through lost answers and silence', async () => {
	const { random, seed } = seeded();
	const all = [await device(), await device(), await device()];
	const posts = Array.from({ length: 6 }, () => draft());
	await all[0]?.posts.bulkInsert(posts);
	for (const one of all) await one.settles();
	for (let step = 0; step < 60; step++) {
		const one = all[Math.floor(random() * all.length)];
		const post = posts[Math.floor(random() * posts.length)];
		if (!one || !post) continue;
		const dice = random();
		if (dice < 0.55) await one.write(post.id, { html: `шаг ${step}` });
		else if (dice < 0.7) one.isOnline = !one.isOnline;
		else if (dice < 0.8) one.lostAnswers = 1;
		else if (one.isOnline) await one.settles();
	}
	for (const one of all) one.isOnline = true;
	for (let round = 0; round < 3; round++) for (const one of all) await one.settles();
	const { body } = await anna.get<{ items: Post[] }>(`/api/posts?projectId=${desk.project.id}&limit=200`);
	const onServer = body.items
		.map(({ id, html, writeId, updatedAt }) => ({ id, html, writeId, updatedAt }))
		.toSorted((a, b) => a.id.localeCompare(b.id));
	for (const one of all) {
		const held = (await one.holds()).map(({ id, html, writeId, updatedAt }) => ({
			id,
			html,
			writeId,
			updatedAt
		}));
		expect(held, `seed ${seed}`).toEqual(onServer);
	}
}, 60_000);
