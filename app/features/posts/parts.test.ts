import { createRxDatabase } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, expect, test, vi } from 'vitest';
import type { Post } from '#sync/records/post.ts';
import { jsonSchema } from '#sync/collection.ts';
import type { Database } from '#app/lib/data/database.ts';
import { written } from '#tests/kit/samples.ts';
import type { Question } from './filters.ts';
import { followInParts } from './parts.ts';

const minute = (at: number) => new Date(Date.UTC(2026, 10, 1) + at * 60_000).toISOString();
const idOf = (at: number) => `id${String(at).padStart(4, '0')}`;
const post = (at: number, change: Partial<Post> = {}) =>
	written({ id: idOf(at), projectId: 'p', updatedAt: minute(at), ...change });
const newestFirst = (from: number, to: number) =>
	Array.from({ length: from - to + 1 }, (_, at) => idOf(from - at));

let leave: () => void = () => undefined;
afterEach(() => leave());

async function listOf(posts: Post[], question: Question = { projectId: 'p', filter: 'all', words: '' }) {
	const made = await createRxDatabase({ name: crypto.randomUUID(), storage: getRxStorageMemory() });
	await made.addCollections({ posts: { schema: { ...jsonSchema('posts'), version: 0 } as never } });
	// The cast: of a device's collections, the one that is read here.
	const db = made as unknown as Database;
	await db.posts.bulkInsert(posts);
	let ids: string[] | null = null;
	const list = followInParts(db, question, (found) => (ids = found.map(({ id }) => id)));
	leave = () => {
		list.end();
		void made.remove();
	};
	const settled = (wanted: string[]) => vi.waitFor(() => expect(ids).toEqual(wanted));
	return { db, list, settled };
}

test('grows part by part, to the last post, and no further', async () => {
	const { list, settled } = await listOf(Array.from({ length: 320 }, (_, at) => post(at)));
	await settled(newestFirst(319, 170));
	list.more();
	await settled(newestFirst(319, 20));
	list.more();
	await settled(newestFirst(319, 0));
	list.more();
	list.more();
	await settled(newestFirst(319, 0));
});

test('posts that were touched in the same moment are all there, also where a part ends', async () => {
	const together = Array.from({ length: 200 }, (_, at) => post(at, { updatedAt: minute(1000) }));
	const { list, settled } = await listOf([...together, post(200, { updatedAt: minute(10) })]);
	await settled(together.slice(0, 150).map(({ id }) => id));
	list.more();
	await settled([...together.map(({ id }) => id), idOf(200)]);
});

test('what is touched goes up, what is new comes, and what is gone leaves no hole', async () => {
	const { db, list, settled } = await listOf(Array.from({ length: 320 }, (_, at) => post(at)));
	await settled(newestFirst(319, 170));
	list.more();
	await settled(newestFirst(319, 20));
	const far = await db.posts.findOne(idOf(60)).exec();
	await far?.incrementalPatch({ updatedAt: minute(2000) });
	await settled([idOf(60), ...newestFirst(319, 61), ...newestFirst(59, 19)]);
	await db.posts.insert(post(400, { updatedAt: minute(3000) }));
	await db.posts.findOne(idOf(300)).remove();
	await settled([
		...[idOf(400), idOf(60)],
		...[...newestFirst(319, 301), ...newestFirst(299, 61), ...newestFirst(59, 19)]
	]);
});

test('a search grows by what it finds', async () => {
	const posts = Array.from({ length: 700 }, (_, at) => post(at, { title: at % 2 === 0 ? 'чёт' : 'нечет' }));
	const { list, settled } = await listOf(posts, { projectId: 'p', filter: 'all', words: 'нечет' });
	const odd = newestFirst(699, 0).filter((id) => Number(id.slice(2)) % 2 === 1);
	await settled(odd.slice(0, 150));
	list.more();
	await settled(odd.slice(0, 300));
	list.more();
	await settled(odd);
});
