import { createRxDatabase, type RxCollection, type RxDatabase } from 'rxdb';
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { Subject } from 'rxjs';
import { uuidv7 } from 'uuidv7';
import { freshSchema } from './fresh-schema.ts';
import type { Checkpoint } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import type { Person } from './person.ts';

interface Page {
	documents: (Post & { _deleted: boolean })[];
	checkpoint: Checkpoint;
}

/**
 * A device of somebody else's making: plain RxDB with its own conflict handler and the schema that the server publishes, as any
 * client may come that knows nothing but the contract.
 */
export class RxdbDevice {
	readonly #person: Person;
	readonly #database: RxDatabase<{ posts: RxCollection<Post> }>;
	readonly #words = new Subject<'RESYNC'>();
	readonly replication: RxReplicationState<Post, Checkpoint>;
	/** While false, no request gets through. */
	isOnline = true;
	/** Answers to pushes that are lost on their way back. */
	lostAnswers = 0;

	private constructor(person: Person, database: RxDatabase<{ posts: RxCollection<Post> }>) {
		this.#person = person;
		this.#database = database;
		this.replication = replicateRxCollection<Post, Checkpoint>({
			replicationIdentifier: 'contract',
			collection: database.posts,
			live: true,
			retryTime: 20,
			waitForLeadership: false,
			pull: {
				batchSize: 10,
				stream$: this.#words,
				handler: async (since, limit) => {
					const query = since ? `&checkpoint=${encodeURIComponent(JSON.stringify(since))}` : '';
					return this.#call<Page>('GET', `/sync/posts/pull?limit=${limit}${query}`);
				}
			},
			push: {
				batchSize: 10,
				handler: async (rows) => {
					const masters = await this.#call<(Post & { _deleted: boolean })[]>(
						'POST',
						'/sync/posts/push',
						rows
					);
					if (this.lostAnswers-- > 0) throw new Error('the answer was lost');
					return masters;
				}
			}
		});
	}

	static async of(person: Person): Promise<RxdbDevice> {
		const database = await createRxDatabase<{ posts: RxCollection<Post> }>({
			name: `device-${uuidv7()}`,
			storage: getRxStorageMemory(),
			multiInstance: false
		});
		// RxDB's own type asks for a literal schema; this one is made from the record.
		await database.addCollections({ posts: { schema: freshSchema('posts') as never } });
		return new RxdbDevice(person, database);
	}

	get posts(): RxCollection<Post> {
		return this.#database.posts;
	}

	async write(id: string, part: Partial<Post>): Promise<void> {
		const post = await this.posts.findOne(id).exec(true);
		await post.incrementalPatch({ ...part, writeId: uuidv7(), updatedAt: new Date().toISOString() });
	}

	/** Everything that it holds, by id. */
	async holds(): Promise<Post[]> {
		const found = await this.posts.find().exec();
		return found.map((post) => post.toJSON() as Post).toSorted((a, b) => a.id.localeCompare(b.id));
	}

	/** Until nothing of its own waits and nothing of the server's is new. */
	async settles(): Promise<void> {
		this.#words.next('RESYNC');
		await this.replication.awaitInSync();
	}

	async end(): Promise<void> {
		await this.#database.remove();
	}

	async #call<Body>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Body> {
		if (!this.isOnline) throw new Error('no network');
		const answer =
			method === 'GET' ? await this.#person.get<Body>(path) : await this.#person.post<Body>(path, body);
		if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
		return answer.body;
	}
}
