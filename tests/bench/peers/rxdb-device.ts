import { createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { replicateServer } from 'rxdb-server/plugins/replication-server';
import { schema } from './rxdb-schema.ts';

/** A device of rxdb-server's: RxDB over memory storage and its own replication, in its own batches. As tests/bench/sync/our-device.ts. */
const [url, way, count] = process.argv.slice(2);

const database = await createRxDatabase({
	name: 'device',
	storage: getRxStorageMemory(),
	multiInstance: false
});
await database.addCollections({ posts: { schema } });
if (way === 'push') {
	const { postsOf } = await import('../sync/speech.ts');
	await database.posts.bulkInsert(postsOf(Number(count)).map(({ _deleted, ...post }) => post));
}

const began = performance.now();
const replication = await replicateServer({
	...{ replicationIdentifier: 'bench', collection: database.posts, url: `${url}/posts/0` },
	...{ live: false, waitForLeadership: false, push: {}, pull: {} }
});
replication.error$.subscribe((error) => {
	throw error;
});
await replication.awaitInitialReplication();
const took = performance.now() - began;
const documents = await database.posts.count().exec();
process.stdout.write(`${JSON.stringify({ documents, took })}\n`);
process.exit();
