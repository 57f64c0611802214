import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import type { WithDeleted } from 'rxdb';
import { collectionNames, collections, type CollectionName, type Documents } from '#sync/collection.ts';
import { protocolHeader, protocolVersion, type Checkpoint, type Page, type Stored } from '#sync/protocol.ts';
import { dropConflicts } from './conflicts.ts';
import type { Send } from './send.ts';
import type { Database } from './database.ts';
import { unmarkWaiting, type DeviceStore } from './device.ts';
import { withoutGone } from './reset.ts';
import type { ChangeStream } from './stream.ts';

export type Replication = RxReplicationState<Documents[CollectionName], Checkpoint>;

const pageSize = 500;
const pushSize = 250;

export interface Line {
	database: Database;
	device: DeviceStore;
	stream: ChangeStream;
	send: Send;
}

/** One replication per collection, in the tab that leads. */
export function replicate(line: Line): Replication[] {
	const { database, stream } = line;
	return collectionNames.map((name) => {
		const { isPushed } = collections[name];
		const replication = replicateRxCollection<Documents[CollectionName], Checkpoint>({
			replicationIdentifier: `twexel-sync-${name}`,
			// RxDB's collections differ by their document; the handlers below treat each by its own schema.
			collection: database[name] as never,
			live: true,
			retryTime: 4000,
			// A hidden tab goes on: it may hold a post that somebody else is waiting for.
			toggleOnDocumentVisible: false,
			pull: {
				batchSize: pageSize,
				stream$: stream.changes[name],
				handler: (since, limit) => pullPage(line, name, since, limit)
			},
			...(isPushed
				? { push: { batchSize: pushSize, handler: (rows: unknown[]) => pushRows(line, name, rows as Row[]) } }
				: {})
		});
		return replication;
	});
}

interface Row {
	newDocumentState: Stored<{ id: string; writeId: string }>;
}

async function pullPage(
	{ database, device, send }: Line,
	name: CollectionName,
	since: Checkpoint | undefined,
	limit: number
): Promise<{ documents: WithDeleted<Documents[CollectionName]>[]; checkpoint: Checkpoint | undefined }> {
	const query = new URLSearchParams({ limit: String(limit) });
	if (since) query.set('checkpoint', JSON.stringify(since));
	const response = await send(`/sync/${name}/pull?${query}`, { headers });
	const page = await answer<Page<WithDeleted<Documents[CollectionName]>>>(response);
	if (page.revoked) await dropConflicts(device, page.revoked);
	// The cast: a stand-in for what is gone has no fields but those that RxDB needs of a deleted document.
	const documents = (await withoutGone(database, name, page)) as WithDeleted<Documents[CollectionName]>[];
	return { documents, checkpoint: page.checkpoint };
}

async function pushRows(
	{ device, send }: Line,
	name: CollectionName,
	rows: Row[]
): Promise<WithDeleted<Documents[CollectionName]>[]> {
	const response = await send(`/sync/${name}/push`, {
		method: 'POST',
		headers: { ...headers, 'content-type': 'application/json' },
		body: JSON.stringify(rows)
	});
	const masters = await answer<WithDeleted<Documents[CollectionName]>[]>(response);
	const answered = new Set(masters.map((master) => master.id));
	const accepted = rows.map((row) => row.newDocumentState).filter(({ id }) => !answered.has(id));
	await unmarkWaiting(device, name, accepted);
	return masters;
}

const headers = { [protocolHeader]: String(protocolVersion) };

async function answer<T>(response: Response): Promise<T> {
	if (!response.ok) throw new Error(`the sync answered ${response.status}`);
	return (await response.json()) as T;
}
