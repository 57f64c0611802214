import PouchDB from 'pouchdb';
import memory from 'pouchdb-adapter-memory';

/** A device of PouchDB's: its memory adapter and its own replication, in its own batches. As tests/bench/sync/our-device.ts. */
const [url, way, count] = process.argv.slice(2);

PouchDB.plugin(memory);
const local = new PouchDB('device', { adapter: 'memory' });
if (way === 'push') {
	const { postsOf } = await import('../sync/speech.ts');
	await local.bulkDocs(postsOf(Number(count)).map(({ id, _deleted, ...post }) => ({ ...post, _id: id })));
}

const began = performance.now();
await (way === 'push' ? local.replicate.to(`${url}/posts`) : local.replicate.from(`${url}/posts`));
const took = performance.now() - began;
const { doc_count: documents } = await local.info();
process.stdout.write(`${JSON.stringify({ documents, took })}\n`);
process.exit();
