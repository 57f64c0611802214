import { Dexie } from 'dexie';
import type { MigrationStrategies } from 'rxdb';
import { collectionNames, collections, type CollectionName } from '#sync/collection.ts';
import { usualGrace } from '#sync/records/project.ts';
import type { Database } from './database.ts';
import { replicationName } from './origin.ts';

/** How a document of the version before becomes one of this version; what it gives goes on to the next step. */
type Step = (old: Record<string, unknown>) => Record<string, unknown>;

/**
 * The steps of each collection, by the version that they lead to. A version without a step changed nothing that documents hold: an index, or a
 * field that may be missing. Steps run on this device alone and never reach the server as edits: RxDB carries over, beside each
 * document, what the server is thought to hold. They must not ask for the time or for chance, because two devices have to come out alike.
 */
const steps: { [Name in CollectionName]?: Record<number, Step> } = {
	projects: {
		1: (old) => ({ hashtagGroups: [], utm: [], ...old }),
		2: (old) => ({ graceMinutes: usualGrace, ...old })
	},
	accounts: { 1: (old) => ({ signature: '', ...old }) },
	media: { 1: (old) => ({ ...old, tags: [] }) },
	posts: { 1: (old) => ({ ...old, approval: null, thread: [] }) }
};

/** RxDB wants one for every version since the first. */
export function migrationsOf(name: CollectionName): MigrationStrategies {
	const versions = Array.from({ length: collections[name].version }, (_, index) => index + 1);
	const same: Step = (old) => old;
	return Object.fromEntries(versions.map((version) => [version, steps[name]?.[version] ?? same]));
}

/**
 * Deletes what a migration has left of versions older than this one's. RxDB empties the documents and leaves what it noted of the
 * replication: if this release were taken back, the one before would find no documents and believe that it has them all.
 */
export async function removeOlder(database: Database): Promise<void> {
	const there = new Set(await Dexie.getDatabaseNames());
	const older = await Promise.all(collectionNames.map((name) => olderOf(database, name)));
	await Promise.all(older.flat().map((name) => (there.has(name) ? Dexie.delete(name) : undefined)));
}

async function olderOf(database: Database, name: CollectionName): Promise<string[]> {
	const hash = await database.hashFunction(`${name}-${replicationName(name)}`);
	return Array.from({ length: collections[name].version }, (_, version) => [
		`rxdb-dexie-${database.name}--${version}--${name}`,
		`rxdb-dexie-${database.name}--${version}--rx-replication-meta-${hash}`
	]).flat();
}
