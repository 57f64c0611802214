import { uuidv7 } from 'uuidv7';
import { newPost } from '../replication.ts';
import type { Line } from './line.ts';

/** How one kind of server is spoken to: everything pushed, and everything pulled, in the batches of its replication. */
export interface Speech {
	push(line: Line, posts: Post[]): Promise<void>;
	/** How many documents came. */
	pull(line: Line): Promise<number>;
}

export type Post = ReturnType<typeof newPost>;

export const postsOf = (count: number, projectId: string = uuidv7(), createdBy: string = uuidv7()): Post[] =>
	Array.from({ length: count }, () => newPost(projectId, createdBy));

/** What ours is sent and asked for at once; a row of its own shows what the peers' hundred makes of it. */
export const perPush = 500;
export const perPull = 500;
/** What the app asks for in a browser: `pageSize` of app/lib/data/replication.ts. */
export const perScreen = 200;

export const ours = (push = perPush, pull = perPull): Speech => ({
	async push(line, posts) {
		for (const batch of batches(posts, push)) {
			const rows = batch.map((newDocumentState) => ({ newDocumentState }));
			const conflicts = await line.call<unknown[]>('POST', '/sync/posts/push', rows);
			if (conflicts.length > 0) throw new Error(`${conflicts.length} conflicts of ours`);
		}
	},
	async pull(line) {
		let count = 0;
		let since = '';
		for (;;) {
			const page = await line.call<{ documents: unknown[]; checkpoint: unknown }>(
				...(['GET', `/sync/posts/pull?limit=${pull}${since}`] as const)
			);
			count += page.documents.length;
			if (page.documents.length < pull) return count;
			since = `&checkpoint=${encodeURIComponent(JSON.stringify(page.checkpoint))}`;
		}
	}
});

/** RxDB's replication sends and asks for 100 unless it is told otherwise. */
const perRxdb = 100;

export const rxdbServer: Speech = {
	async push(line, posts) {
		for (const batch of batches(posts, perRxdb)) {
			const rows = batch.map((newDocumentState) => ({ newDocumentState }));
			const conflicts = await line.call<unknown[]>('POST', '/posts/0/push', rows);
			if (conflicts.length > 0) throw new Error(`${conflicts.length} conflicts of rxdb-server`);
		}
	},
	async pull(line) {
		let count = 0;
		let since = { id: '', lwt: 0 };
		for (;;) {
			const query = `lwt=${since.lwt}&id=${since.id}&limit=${perRxdb}`;
			const page = await line.call<{ documents: unknown[]; checkpoint: typeof since }>(
				...(['GET', `/posts/0/pull?${query}`] as const)
			);
			count += page.documents.length;
			if (page.documents.length < perRxdb) return count;
			since = page.checkpoint;
		}
	}
};

/** PouchDB's `batch_size`. Its checkpoints, written to both ends after each batch, are left out, to its advantage. */
const perPouch = 100;

export const pouchdb: Speech = {
	async push(line, posts) {
		for (const batch of batches(posts, perPouch)) {
			const docs = batch.map(({ id, _deleted, ...post }) => ({
				...post,
				_id: id,
				_rev: `1-${'a'.repeat(32)}`
			}));
			const asked = Object.fromEntries(docs.map((doc) => [doc._id, [doc._rev]]));
			const missing = await line.call<object>('POST', '/posts/_revs_diff', asked);
			if (Object.keys(missing).length !== docs.length) throw new Error('PouchDB has them already');
			const refused = await line.call<unknown[]>('POST', '/posts/_bulk_docs', { docs, new_edits: false });
			if (refused.length > 0) throw new Error(`PouchDB refused ${JSON.stringify(refused[0])}`);
		}
	},
	async pull(line) {
		let count = 0;
		let since: number | string = 0;
		for (;;) {
			const query = `style=all_docs&limit=${perPouch}&since=${since}`;
			const page: Changes = await line.call('GET', `/posts/_changes?${query}`);
			if (page.results.length > 0) {
				const docs = page.results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
				const got = await line.call<{ results: { docs: { ok?: object }[] }[] }>(
					...(['POST', '/posts/_bulk_get?revs=true&latest=true', { docs }] as const)
				);
				count += got.results.filter(({ docs: [first] }) => first?.ok).length;
			}
			if (page.results.length < perPouch) return count;
			since = page.last_seq;
		}
	}
};

interface Changes {
	results: { id: string; changes: { rev: string }[] }[];
	last_seq: number | string;
}

function* batches<T>(all: T[], size: number): Generator<T[]> {
	for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
