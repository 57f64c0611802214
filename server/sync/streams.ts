import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { collectionNames, isCollection, type CollectionName } from '#sync/collection.ts';
import type { Pulse } from './pulse.ts';

/** One open stream: whose it is, which scopes it hears, and how it is told. */
interface Stream {
	userId: string;
	scopes: ReadonlySet<string>;
	tell(collections: CollectionName[]): void;
}

/**
 * The open streams of this process. A word about a scope becomes one look at the feed, and then one event to each stream that
 * hears the scope: it names the collections that changed and carries no document.
 */
export class Streams {
	readonly #db: Db;
	readonly #open = new Set<Stream>();
	/** The version of each heard scope up to which its streams have been told. */
	readonly #told = new Map<string, number>();
	readonly #stops: (() => void)[];

	constructor(db: Db, pulse: Pulse) {
		this.#db = db;
		this.#stops = [pulse.hear((scopes) => void this.#tell(scopes)), pulse.watch(() => this.#heard())];
	}

	get count(): number {
		return this.#open.size;
	}

	/** Opens a stream. Returns how to close it. */
	async open(userId: string, tell: Stream['tell']): Promise<() => void> {
		const stream: Stream = { userId, scopes: await this.#scopesOf(userId), tell };
		this.#open.add(stream);
		return () => this.#open.delete(stream);
	}

	close(): void {
		for (const stop of this.#stops) stop();
		this.#open.clear();
	}

	#heard(): Set<string> {
		const heard = new Set<string>();
		for (const stream of this.#open) for (const scope of stream.scopes) heard.add(scope);
		return heard;
	}

	async #tell(scopes: ReadonlySet<string>): Promise<void> {
		const heard = this.#heard();
		const mine = [...scopes].filter((scope) => heard.has(scope));
		if (mine.length === 0) return;
		try {
			const changed = await this.#changedIn(mine);
			for (const stream of this.#open) {
				const isAccessChanged = mine.includes(stream.userId);
				if (isAccessChanged) stream.scopes = await this.#scopesOf(stream.userId);
				const collections = new Set(
					mine.filter((scope) => stream.scopes.has(scope)).flatMap((scope) => changed.get(scope) ?? [])
				);
				if (isAccessChanged) stream.tell([...collectionNames]);
				else if (collections.size > 0) stream.tell([...collections]);
			}
		} catch {
			// The database is away: the safety poll sees the same counters once it is back.
			for (const scope of mine) this.#told.delete(scope);
		}
	}

	/** The collections in which each scope has documents newer than what was told. */
	async #changedIn(scopes: string[]): Promise<Map<string, CollectionName[]>> {
		const { rows } = await this.#db.execute<{ scope: string; collection: string; version: string }>(sql`
			select scope, collection, max(version) as version
			from unnest(
				${sql.param(scopes)}::uuid[],
				${sql.param(scopes.map((scope) => this.#told.get(scope) ?? 0))}::bigint[]
			) as s(heard, after)
			join sync_feed on scope = heard and version > after
			group by scope, collection`);
		const changed = new Map<string, CollectionName[]>();
		for (const { scope, collection, version } of rows) {
			this.#told.set(scope, Math.max(this.#told.get(scope) ?? 0, Number(version)));
			if (isCollection(collection)) changed.set(scope, [...(changed.get(scope) ?? []), collection]);
		}
		return changed;
	}

	/** The person's own scope, through which changes of access are heard, and every project's. Their counters are taken as told. */
	async #scopesOf(userId: string): Promise<Set<string>> {
		const { rows } = await this.#db.execute<{ scope: string; version: string }>(sql`
			select m.project_id as scope, coalesce(s.version, 0) as version
			from project_members m
			join projects p on p.id = m.project_id and p.deleted_at is null
			left join sync_scopes s on s.id = m.project_id
			where m.user_id = ${userId} and m.deleted_at is null`);
		for (const { scope, version } of rows) {
			if (!this.#told.has(scope)) this.#told.set(scope, Number(version));
		}
		return new Set([userId, ...rows.map((row) => row.scope)]);
	}
}
