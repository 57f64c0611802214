import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { collectionNames, isOwn, type CollectionName } from '#sync/collection.ts';
import type { Pulse } from './pulse.ts';

/** One open stream: whose it is, which scopes it hears, and how it is told. */
interface Stream {
	userId: string;
	scopes: ReadonlySet<string>;
	tell(collections: CollectionName[]): void;
}

type Versions = Map<CollectionName, number>;

/** After the database could not be asked, in milliseconds. */
const pause = 1000;

/**
 * The open streams of this process. A word about a scope becomes one look at the feed, and then one event to each stream that
 * hears the scope: it names the collections that changed and carries no document.
 */
export class Streams {
	readonly #db: Db;
	readonly #open = new Set<Stream>();
	/** Up to which version of each collection the streams that hear a scope have been told. */
	readonly #told = new Map<string, Versions>();
	readonly #stops: (() => void)[];

	constructor(db: Db, pulse: Pulse) {
		this.#db = db;
		this.#stops = [pulse.hear((scopes) => void this.#tell(scopes)), pulse.watch(() => this.#heard())];
	}

	get count(): number {
		return this.#open.size;
	}

	/** Opens a stream. Returns how to close it. What changed before is not told. */
	async open(userId: string, tell: Stream['tell']): Promise<() => void> {
		// The person's own scope first: access that changes from here on is heard of, and the scopes are read again.
		await this.#know([userId]);
		const stream: Stream = { userId, scopes: await this.#scopesOf(userId), tell };
		this.#open.add(stream);
		await this.#know([...stream.scopes]);
		return () => {
			this.#open.delete(stream);
			const heard = this.#heard();
			for (const scope of this.#told.keys()) if (!heard.has(scope)) this.#told.delete(scope);
		};
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

	async #know(scopes: string[]): Promise<void> {
		const unknown = scopes.filter((scope) => !this.#told.has(scope));
		for (const scope of unknown) this.#told.set(scope, new Map());
		for (const [scope, versions] of await this.#versionsOf(unknown)) this.#told.set(scope, versions);
	}

	async #tell(scopes: ReadonlySet<string>): Promise<void> {
		const heard = this.#heard();
		const mine = [...scopes].filter((scope) => heard.has(scope));
		if (mine.length === 0) return;
		try {
			const changed = await this.#changedIn(mine);
			for (const stream of this.#open) {
				const isAccessChanged = changed.get(stream.userId)?.some((name) => !isOwn(name)) ?? false;
				if (isAccessChanged) stream.scopes = await this.#scopesOf(stream.userId);
				const collections = new Set(
					mine.filter((scope) => stream.scopes.has(scope)).flatMap((scope) => changed.get(scope) ?? [])
				);
				if (isAccessChanged) stream.tell([...collectionNames]);
				else if (collections.size > 0) stream.tell([...collections]);
			}
		} catch {
			// The database is away. The word was heard and will not come again, so it is kept.
			setTimeout(() => void this.#tell(scopes), pause).unref();
		}
	}

	/** The collections in which each scope has documents newer than what was told, which they are from now on. */
	async #changedIn(scopes: string[]): Promise<Map<string, CollectionName[]>> {
		const changed = new Map<string, CollectionName[]>();
		for (const [scope, versions] of await this.#versionsOf(scopes)) {
			const told = this.#told.get(scope) ?? new Map<CollectionName, number>();
			this.#told.set(scope, told);
			for (const [name, version] of versions) {
				if (version <= (told.get(name) ?? 0)) continue;
				told.set(name, version);
				changed.set(scope, [...(changed.get(scope) ?? []), name]);
			}
		}
		return changed;
	}

	/** The newest version of each collection in each scope: one look at the end of an index for each. */
	async #versionsOf(scopes: string[]): Promise<Map<string, Versions>> {
		if (scopes.length === 0) return new Map();
		const { rows } = await this.#db.execute<{
			scope: string;
			collection: CollectionName;
			version: string;
		}>(sql`
			select scope, collection, version
			from unnest(${sql.param(scopes)}::uuid[]) as s(scope)
			cross join unnest(${sql.param(collectionNames)}::text[]) as c(collection)
			cross join lateral (
				select version from sync_feed f
				where f.scope = s.scope and f.collection = c.collection
				order by version desc limit 1
			) newest`);
		return new Map(
			Map.groupBy(rows, (row) => row.scope)
				.entries()
				.map(([scope, all]) => [
					scope,
					new Map(all.map(({ collection, version }) => [collection, Number(version)]))
				])
		);
	}

	/** The person's own scope, through which changes of access are heard too, and every project's. */
	async #scopesOf(userId: string): Promise<Set<string>> {
		const { rows } = await this.#db.execute<{ scope: string }>(sql`
			select m.project_id as scope
			from project_members m
			join projects p on p.id = m.project_id and p.deleted_at is null
			where m.user_id = ${userId} and m.deleted_at is null`);
		return new Set([userId, ...rows.map((row) => row.scope)]);
	}
}
