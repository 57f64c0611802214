import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import type { WithDeleted } from 'rxdb';
import { collectionNames, collections, type CollectionName, type Documents } from '#sync/collection.ts';
import { protocolHeader, protocolVersion, type Checkpoint, type Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import { forgetAccepted, noteAccepted, withAccepted, type PushedRow } from './accepted.ts';
import { giveUpConflicts } from './conflicts.ts';
import { dropDrafted, keepLateTexts, type PushedPost } from './late-text.ts';
import { forgetProjects, noteHeld, pagesTaken, standingOf } from './held-projects.ts';
import type { Send } from './send.ts';
import type { Database } from './database.ts';
import { unmarkWaiting, type DeviceStore } from './device.ts';
import { replicationName } from './origin.ts';
import { untilStored } from './pace.ts';
import { readMasters, readPage, type Came } from './page.ts';
import { noteReplaced } from './replaced.ts';
import { withoutGone } from './reset.ts';
import { notedBy, standIn } from './revoked.ts';
import type { ChangeStream } from './stream.ts';

export type Replication = RxReplicationState<Documents[CollectionName], Checkpoint>;

/** What is stored in one go: more would keep the main thread for longer than a frame or three. */
const pageSize = 200;
const pushSize = 250;

export interface Line {
	database: Database;
	device: DeviceStore;
	stream: ChangeStream;
	send: Send;
	/** Told when the server understands this version of the app no more. */
	onOutdated?: () => void;
}

/** One replication per collection, in the tab that leads. */
export function replicate(line: Line): Replication[] {
	const { database, stream } = line;
	return collectionNames.map((name) => {
		const { isPushed } = collections[name];
		const replication: Replication = replicateRxCollection<Documents[CollectionName], Checkpoint>({
			replicationIdentifier: replicationName(name),
			// RxDB's collections differ by their document; the handlers below treat each by its own schema.
			collection: database[name] as never,
			live: true,
			retryTime: 4000,
			// A hidden tab goes on: it may hold a post that somebody else is waiting for.
			toggleOnDocumentVisible: false,
			pull: {
				batchSize: pageSize,
				stream$: stream.changes[name],
				async handler(since, limit) {
					// The next page is on its way while the last one is being stored.
					const page = pullPage(line, replication, name, since, limit);
					const [came] = await Promise.all([page, since && untilStored(replication, since)]);
					return came;
				}
			},
			...(isPushed
				? {
						push: {
							batchSize: pushSize,
							handler: (rows: unknown[]) => pushRows(line, name, rows as PushedRow[])
						}
					}
				: {})
		});
		return replication;
	});
}

/** Documents of this collection, as the server's own tests hold them to it; some are stand-ins with few fields. */
type Pulled = WithDeleted<Documents[CollectionName]>[];

/** One page for RxDB, which takes a short one for the last: where some of it could not be read, the next page fills it up. */
async function pullPage(
	line: Line,
	replication: Replication,
	name: CollectionName,
	since: Checkpoint | undefined,
	limit: number
): Promise<{ documents: Pulled; checkpoint: Checkpoint | undefined }> {
	const documents: Came[] = [];
	let checkpoint = since;
	for (;;) {
		const query = new URLSearchParams({ limit: String(limit) });
		if (checkpoint) query.set('checkpoint', JSON.stringify(checkpoint));
		const asked = { since: checkpoint, pages: await pagesTaken(line.device, name) };
		const page = readPage(await ask(line, `/sync/${name}/pull?${query}`, { headers }), limit);
		if (!page) throw new Error('the sync answered something that is no page');
		const standing = await standingOf(line.device, name, page, asked);
		// What is here by now may be newer: it is asked for again.
		if (!standing) continue;
		const { closed, anew } = standing;
		if (closed.length > 0) await giveUp(line, closed);
		const here = await withoutGone(
			line.database,
			name,
			{ ...page, revoked: closed, reset: anew },
			notedBy(replication)
		);
		const isNothingLeft = closed.length > 0 && here.length === page.documents.length;
		if (isNothingLeft) await forgetProjects(line.device, name, closed);
		if (name === 'posts') await dropDrafted(line.device, here as Partial<Post>[]);
		documents.push(...here);
		checkpoint = page.checkpoint;
		if (!page.isFull || documents.length >= limit) return { documents: documents as Pulled, checkpoint };
	}
}

async function giveUp({ device }: Line, projectIds: string[]): Promise<void> {
	await giveUpConflicts(device, projectIds);
	await forgetAccepted(device, projectIds);
}

async function pushRows(line: Line, name: CollectionName, pushed: PushedRow[]): Promise<Pulled> {
	const rows = await withAccepted(line.device, name, pushed);
	const ids = new Set(rows.map((row) => row.newDocumentState.id));
	await noteHeld(line.device, name, [...new Set(rows.map(projectOf))]);
	const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } };
	const answer = await ask(line, `/sync/${name}/push`, { ...init, body: JSON.stringify(rows) }, tooLarge);
	if (answer === tooLarge.answer) return inSmallerParts(line, name, pushed);
	const masters = readMasters(answer, ids);
	if (!masters) throw new Error('the sync answered something that is no list of masters');
	const answered = new Map(masters.map((master) => [master.id, master]));
	noteReplaced(line.device, replacedBy(rows, answered));
	if (name === 'posts')
		await keepLateTexts(line, rows as unknown as PushedPost[], masters as unknown as Stored<Post>[]);
	const accepted = pushed.filter(({ newDocumentState }) => !answered.has(newDocumentState.id));
	await noteAccepted(line.device, name, accepted);
	await unmarkWaiting(
		line.device,
		name,
		accepted.map((row) => row.newDocumentState)
	);
	return masters as Pulled;
}

const projectOf = ({ newDocumentState: { id, projectId = id } }: PushedRow): string => projectId;

/** The versions that these rows were written on, where the server has another one now. */
const replacedBy = (rows: PushedRow[], masters: Map<string, Came>) =>
	rows.flatMap(({ newDocumentState, assumedMasterState: before }) => {
		const now = masters.has(newDocumentState.id) ? masters.get(newDocumentState.id) : newDocumentState;
		const isOther = before && typeof now?.['writeId'] === 'string' && now['writeId'] !== before.writeId;
		return isOther && before.writeId !== standIn ? [before] : [];
	});

/** One row that is too large even alone would hold up all others for good: it is answered as a row that was refused. */
async function inSmallerParts(line: Line, name: CollectionName, rows: PushedRow[]): Promise<Pulled> {
	const [only, ...more] = rows;
	if (only && more.length === 0) {
		const { id, projectId } = only.newDocumentState;
		return [only.assumedMasterState ?? { id, projectId, _deleted: true }] as unknown as Pulled;
	}
	const half = Math.ceil(rows.length / 2);
	const first = await pushRows(line, name, rows.slice(0, half));
	return [...first, ...(await pushRows(line, name, rows.slice(half)))];
}

const headers = { [protocolHeader]: String(protocolVersion) };

/** An answer that is expected though it is no 2xx. */
const tooLarge = { status: 413, answer: Symbol('too large') };

async function ask(
	line: Line,
	path: string,
	init: RequestInit,
	expected?: typeof tooLarge
): Promise<unknown> {
	const response = await line.send(path, init);
	if (expected && response.status === expected.status) return expected.answer;
	if (response.status === 426) line.onOutdated?.();
	if (!response.ok) throw new Error(`the sync answered ${response.status}`);
	return response.json();
}
