import { replicateRxCollection } from 'rxdb/plugins/replication';
import { createRxDatabase, type RxCollection } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Database } from '#app/lib/data/database.ts';
import { readPage } from '#app/lib/data/page.ts';
import { withoutGone } from '#app/lib/data/reset.ts';
import { notedBy } from '#app/lib/data/revoked.ts';
import { freshSchema } from '../kit/fresh-schema.ts';
import type { Checkpoint, Page } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import { Desk } from '../kit/desk.ts';
import { created, edit, Replica } from '../kit/replica.ts';
import { newWorld, type World } from '../kit/world.ts';

/** I12: a cursor that is older than the tombstones forces a fresh pull, and keeps pending edits. */

let world: World;
let desk: Desk;
let phone: Replica;
beforeEach(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
	phone = new Replica(desk.person);
});
afterEach(() => world.end());

async function writes(count: number): Promise<string[]> {
	const posts = Array.from({ length: count }, (_, index) =>
		phone.post(desk.project.id, { html: `Пост ${index}` })
	);
	await phone.pushes('posts', posts.map(created));
	await phone.pulls('posts');
	return posts.map((post) => post.id);
}

async function deletes(id: string): Promise<void> {
	await phone.pulls('posts');
	const held = phone.held.get(id);
	if (!held) throw new Error('the phone does not hold it');
	await phone.pushes('posts', [edit(held, { _deleted: true })]);
}

const vanishes = (id: string) => world.database.pool.query('delete from posts where id = $1', [id]);

/** The feed's clock is the database's, which no test can move: what is there is made older, and the hourly tidying runs. */
async function daysPass(days: number): Promise<void> {
	const then = new Date(world.clock.now().getTime() - days * 86_400_000);
	await world.database.pool.query('update sync_feed set changed_at = $1', [then]);
	await world.passes('2h');
}

/** Reads on from where it was; gives what came and the projects that were read anew, page by page. */
async function readsOn(replica: Replica, limit: number) {
	const [documents, resets]: [{ id: string }[], (string[] | undefined)[]] = [[], []];
	let checkpoint = replica.checkpoint('posts');
	for (;;) {
		const page: Awaited<ReturnType<Replica['page']>> & { reset?: string[] } = await replica.page(
			'posts',
			limit,
			checkpoint
		);
		documents.push(...page.documents);
		resets.push(page.reset);
		if (resets.length > 50) throw new Error('the reading does not end');
		if (page.documents.length === 0) return { ids: documents.map(({ id }) => id), resets, checkpoint };
		checkpoint = page.checkpoint;
	}
}

it('a device that was away for less than 180 days hears of every deletion', async () => {
	const [, deleted = '', vanished = ''] = await writes(3);
	const laptop = new Replica(desk.person);
	await laptop.pulls('posts');
	await deletes(deleted);
	await vanishes(vanished);
	await daysPass(179);
	const { documents, ...page } = await laptop.page('posts', 100, laptop.checkpoint('posts'));
	expect(documents.map(({ id, _deleted }) => [id, _deleted]).sort()).toEqual(
		[
			[deleted, true],
			[vanished, true]
		].sort()
	);
	expect(page).not.toHaveProperty('reset');
});

it.each([1, 2, 3, 100])(
	'one that was away for longer reads anew, once, in pages of %d; one that was there does not',
	async (limit) => {
		const [kept = '', deleted = '', vanished = '', last = ''] = await writes(4);
		const laptop = new Replica(desk.person);
		await laptop.pulls('posts');
		await deletes(deleted);
		await vanishes(vanished);
		await phone.pulls('posts');
		await daysPass(181);
		const { ids, resets, checkpoint } = await readsOn(laptop, limit);
		expect(ids.sort()).toEqual([kept, last].sort());
		expect(resets).toEqual([[desk.project.id], ...resets.slice(1).map(() => undefined)]);
		// What it stores after that is a good cursor.
		const after = await laptop.page('posts', limit, checkpoint);
		expect([after.documents, after]).toEqual([[], expect.not.objectContaining({ reset: expect.anything() })]);
		expect(await readsOn(phone, limit)).toMatchObject({ ids: [], resets: [undefined] });
	}
);

it('a device that has never been there reads everything and is told to give up nothing', async () => {
	const [kept, deleted = ''] = await writes(2);
	await deletes(deleted);
	await daysPass(181);
	const { ids, resets } = await readsOn(new Replica(desk.person), 1);
	expect(ids).toEqual([kept]);
	expect(resets.every((reset) => reset === undefined)).toBe(true);
});

it('a collection where nothing was deleted is not read anew', async () => {
	const [, deleted = ''] = await writes(2);
	const laptop = new Replica(desk.person);
	await laptop.pulls('projects');
	await deletes(deleted);
	await daysPass(181);
	const page = await laptop.page('projects', 100, laptop.checkpoint('projects'));
	expect([page.documents, 'reset' in page]).toEqual([[], false]);
});

it('tombstones that go while a device is reading anew make it begin once more', async () => {
	const [, first = '', second = ''] = await writes(6);
	const laptop = new Replica(desk.person);
	await laptop.pulls('posts');
	await deletes(first);
	await daysPass(181);
	const { checkpoint, reset } = (await laptop.page('posts', 2, laptop.checkpoint('posts'))) as Page<object>;
	expect(reset).toEqual([desk.project.id]);
	await deletes(second);
	await daysPass(181);
	const page = (await laptop.page('posts', 100, checkpoint)) as Page<object>;
	expect([page.reset, page.documents.length]).toEqual([[desk.project.id], 4]);
});

it('a device back after that gives up what was deleted, and loses nothing that it wrote meanwhile', async () => {
	const ids = await writes(8);
	const [first = '', deleted = '', vanished = '', pending = ''] = ids;
	const device = await oldDevice();
	expect(await device.holds()).toHaveLength(8);
	device.stop();
	await device.write(pending, 'Правка без сети');
	const made = phone.post(desk.project.id, { html: 'Новый без сети' }) as unknown as Post;
	await device.posts.insert(made);
	await deletes(deleted);
	await vanishes(vanished);
	await phone.pushes('posts', [edit(phone.held.get(first) ?? { id: '', writeId: '' }, { html: 'Чужое' })]);
	await daysPass(181);
	await device.comesBack();
	const held = await device.holds();
	const stay = ids.filter((id) => id !== deleted && id !== vanished);
	expect(held.map(({ id }) => id).sort()).toEqual([...stay, made.id].sort());
	expect(held.find(({ id }) => id === pending)?.html).toBe('Правка без сети');
	expect(held.find(({ id }) => id === first)?.html).toBe('Чужое');
	await phone.pulls('posts');
	expect(phone.held.get(pending)).toMatchObject({ html: 'Правка без сети', _deleted: false });
	expect(phone.held.get(made.id)).toMatchObject({ html: 'Новый без сети' });
	await device.end();
});

/** A device of ours, by its own handling of pages, in small ones. */
async function oldDevice() {
	const database = await createRxDatabase<{ posts: RxCollection<Post> }>({
		...{ name: `device-${uuidv7()}`, storage: getRxStorageMemory(), multiInstance: false }
	});
	// RxDB's own type asks for a literal schema; this one is made from the record.
	await database.addCollections({ posts: { schema: freshSchema('posts') as never } });
	const begin = () => {
		const replication = replicateRxCollection<Post, Checkpoint>({
			...{ replicationIdentifier: 'ours', collection: database.posts, waitForLeadership: false },
			...{ live: true, retryTime: 50 },
			pull: {
				batchSize: 3,
				async handler(since, limit) {
					const page = readPage(await phone.page('posts', limit, since), limit);
					if (!page) throw new Error('no page came');
					// The cast: of all collections, this test has the one.
					const documents = await withoutGone(
						database as unknown as Database,
						'posts',
						page,
						notedBy(replication)
					);
					return {
						documents: documents as unknown as (Post & { _deleted: boolean })[],
						checkpoint: page.checkpoint
					};
				}
			},
			push: { batchSize: 3, handler: async (rows) => (await phone.pushes('posts', rows)) as never }
		});
		return replication;
	};
	let replication = begin();
	await replication.awaitInSync();
	return {
		posts: database.posts,
		stop: () => void replication.cancel(),
		async write(id: string, html: string) {
			await (await database.posts.findOne(id).exec(true)).incrementalPatch({ html, writeId: uuidv7() });
		},
		async comesBack() {
			replication = begin();
			await replication.awaitInSync();
		},
		holds: async () => (await database.posts.find().exec()).map((post) => post.toJSON() as Post),
		end: () => database.remove()
	};
}
