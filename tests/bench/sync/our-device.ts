import { createRxDatabase, type RxCollection } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { freshSchema } from '../../kit/fresh-schema.ts';
import type { Checkpoint, Page, Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import { perPush, postsOf } from './speech.ts';

/**
 * A device of ours in a process of its own: RxDB over memory storage, which brings everything that it holds to the server, or everything
 * from it. Says how many documents that were and how many milliseconds it took.
 */
const [url = '', way = '', count = '0', authorization = '', projectId = '', userId = '', page = ''] =
	process.argv.slice(2);

const database = await createRxDatabase<{ posts: RxCollection<Post> }>({
	name: 'device',
	storage: getRxStorageMemory(),
	multiInstance: false
});
// RxDB's own type asks for a literal schema; this one is made from the record. Devices compare as app/lib/data/conflict.ts does.
const schema = freshSchema('posts') as never;
await database.addCollections({
	posts: {
		schema,
		conflictHandler: {
			isEqual: (a, b) =>
				a.writeId === b.writeId && a.updatedAt === b.updatedAt && Boolean(a._deleted) === Boolean(b._deleted),
			resolve: async ({ realMasterState }) => realMasterState
		}
	}
});
if (way === 'push') {
	const posts = postsOf(Number(count), projectId, userId).map(({ _deleted, ...post }) => post);
	await database.posts.bulkInsert(posts as Post[]);
}

const began = performance.now();
const replication = replicateRxCollection<Post, Checkpoint>({
	replicationIdentifier: 'bench',
	collection: database.posts,
	live: false,
	waitForLeadership: false,
	pull: {
		batchSize: Number(page),
		handler: (since, limit) => {
			const query = since ? `&checkpoint=${encodeURIComponent(JSON.stringify(since))}` : '';
			return call<Page<Stored<Post>> & { documents: Stored<Post>[] }>(
				`/sync/posts/pull?limit=${limit}${query}`
			);
		}
	},
	push: { batchSize: perPush, handler: (rows) => call<Stored<Post>[]>('/sync/posts/push', rows) }
});
replication.error$.subscribe((error) => {
	throw error;
});
await replication.awaitInitialReplication();
const took = performance.now() - began;
const documents = await database.posts.count().exec();
process.stdout.write(`${JSON.stringify({ documents, took })}\n`);
process.exit();

async function call<T>(path: string, body?: unknown): Promise<T> {
	const response = await fetch(`${url}${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers: { authorization, 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
	if (!response.ok) throw new Error(`${path} answered ${response.status}`);
	return (await response.json()) as T;
}
