import { createRxDatabase, type RxStorage } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { Subject } from 'rxjs';
import { uuidv7 } from 'uuidv7';
import { afterEach, expect, it, vi } from 'vitest';
import { collectionNames } from '#sync/collection.ts';
import { freshSchema } from '../kit/fresh-schema.ts';
import type { Post } from '#sync/records/post.ts';
import type { Collections, Database } from '#app/lib/data/database.ts';
import { conflictHandler } from '#app/lib/data/conflict.ts';
import { markWaiting } from '#app/lib/data/device.ts';
import type { Fault } from '#app/lib/data/fault.ts';
import { fenced } from '#app/lib/data/fence.ts';
import { offerPassedOver } from '#app/lib/data/passed-over.ts';
import { replicate } from '#app/lib/data/replication.ts';
import type { ChangeStream } from '#app/lib/data/stream.ts';
import { Supervisor } from '#app/lib/data/supervisor.ts';
import { written } from '../kit/samples.ts';
import { DeviceTables } from './histories/device-tables.ts';
import { Life } from './histories/life.ts';

/** The device's own replication over RxDB's memory storage, some of whose writes fail, against the plainest server. */

const projectId = uuidv7();
const newPost = (): Post =>
	written({
		id: uuidv7(),
		projectId,
		createdBy: uuidv7(),
		createdAt: '2026-11-23T09:00:00.000Z',
		updatedAt: '2026-11-23T09:00:00.000Z',
		writeId: uuidv7()
	}) as unknown as Post;

/** The next write of this context fails, after so many that work. */
let failing: { context: RegExp; after: number; error: Error } | null = null;
let open: { supervisor: Supervisor; database: Database }[] = [];

afterEach(async () => {
	failing = null;
	for (const { supervisor, database } of open) {
		await supervisor.stop();
		await database.remove();
	}
	open = [];
});

it.each([
	['a page', /^replication-downstream/],
	['what the server is thought to hold', /^replication-down-write-meta/],
	['a checkpoint', /^replication-set-checkpoint/]
])('loses no document when the write of %s fails', async (_what, context) => {
	const server = newServer(1700);
	failing = { context, after: 1, error: named('QuotaExceededError') };
	const device = await newDevice(server);
	await vi.waitFor(() => expect(device.faults).toContain('full'));
	await device.supervisor.restart();
	await vi.waitFor(async () => expect(await device.count()).toBe(1700), 10_000);
	expect(device.faults.at(-1)).toBeNull();
});

it('starts again by itself, from the last page that is stored', async () => {
	const server = newServer(1200);
	failing = { context: /^replication-downstream/, after: 0, error: named('DatabaseClosedError') };
	const device = await newDevice(server);
	await vi.waitFor(async () => expect(await device.count()).toBe(1200), 10_000);
	expect(device.faults).toEqual(['closed', null]);
});

it('pushes what it could not note as pushed once more, and the server takes it once', async () => {
	const server = newServer(0);
	const device = await newDevice(server);
	failing = { context: /^replication-up-write-meta/, after: 0, error: named('QuotaExceededError') };
	const posts = [newPost(), newPost(), newPost()];
	await device.database.posts.bulkInsert(posts);
	await vi.waitFor(() => expect(device.faults).toContain('full'));
	await device.supervisor.restart();
	await vi.waitFor(() => expect(server.pushes.length).toBe(2));
	await device.supervisor.restart();
	expect(new Set(server.pushes.flat())).toEqual(new Set(posts.map((post) => post.writeId)));
	expect([...server.documents.keys()].sort()).toEqual(posts.map((post) => post.id).sort());
});

it('writes on its own last version, also where it could not note that the server has it', async () => {
	const server = newServer(0);
	const device = await newDevice(server);
	failing = { context: /^replication-up-write-meta/, after: 0, error: named('QuotaExceededError') };
	const first = newPost();
	const document = await device.database.posts.insert(first);
	await vi.waitFor(() => expect(device.faults).toContain('full'));
	await document.incrementalPatch({ html: 'дальше', writeId: uuidv7() });
	await device.supervisor.restart();
	await vi.waitFor(() => expect(server.documents.get(first.id)?.html).toBe('дальше'));
	expect(server.assumed.at(-1)).toEqual([first.writeId]);
});

it('cuts off nothing that is on its way when it is asked to try again', async () => {
	const server = newServer(0);
	const device = await newDevice(server);
	const answer = Promise.withResolvers<undefined>();
	server.hold = answer.promise;
	const document = await device.database.posts.insert(newPost());
	await vi.waitFor(() => expect(server.pushes).toHaveLength(1));
	device.supervisor.retry();
	answer.resolve(undefined);
	const word = document.writeId;
	await document.incrementalPatch({ html: 'дальше', writeId: uuidv7() });
	await vi.waitFor(() => expect(server.pushes).toHaveLength(2));
	expect(server.assumed).toEqual([[undefined], [word]]);
});

it('pushes what another tab wrote behind the mark up to which all had been pushed', async () => {
	const server = newServer(0);
	const { database, device, supervisor } = await newDevice(server);
	await database.posts.insert(newPost());
	await vi.waitFor(() => expect(server.pushes).toHaveLength(1));
	const post = newPost();
	await markWaiting(device, 'posts', post.id, post.writeId, ['_new']);
	// While nobody hears of it, and with a clock that is behind this tab's.
	const restarted = supervisor.restart();
	const ofOtherTab = { _deleted: false, _attachments: {}, _rev: '1-other', _meta: { lwt: 1.01 } };
	const { internalStorageInstance } = database.posts;
	await internalStorageInstance.bulkWrite([{ document: { ...post, ...ofOtherTab } }], 'another tab');
	await restarted;
	await vi.waitFor(() => {
		supervisor.retry();
		expect(server.pushes).toHaveLength(2);
	});
	expect(server.pushes.at(-1)).toEqual([post.writeId]);
	await vi.waitFor(async () => expect(await device.waiting.toArray()).toEqual([]));
});

it('takes nothing for news that is from before its own last write', async () => {
	const server = newServer(1);
	const device = await newDevice(server);
	await vi.waitFor(async () => expect(await device.count()).toBe(1));
	const [id = ''] = server.ids;
	const before = server.documents.get(id);
	const document = await device.database.posts.findOne(id).exec(true);
	await document.incrementalPatch({ html: 'дальше', writeId: uuidv7() });
	await device.supervisor.retry();
	await vi.waitFor(() => expect(server.pushes).toHaveLength(1));
	const late = { ...newPost(), _deleted: false };
	await vi.waitFor(async () => {
		// The page was asked for before the push, and comes after it.
		device.comes([before, late]);
		expect(await device.count()).toBe(2);
	});
	expect(document.getLatest().html).toBe('дальше');
});

it('goes on behind documents that cannot be read', async () => {
	const server = newServer(1200);
	server.spoils = (documents) => [null, { html: 'no id' }, ...documents.slice(2)];
	const device = await newDevice(server);
	const last = server.ids.at(-1) ?? '';
	await vi.waitFor(
		async () => expect(await device.database.posts.findOne(last).exec()).not.toBeNull(),
		10_000
	);
	expect(device.faults).toEqual([]);
});

it('asks again after an answer that is none, and sends a push that is too large in parts', async () => {
	const server = newServer(0);
	server.largest = 2;
	server.spoiledPushes = 1;
	const device = await newDevice(server);
	const posts = Array.from({ length: 5 }, newPost);
	await device.database.posts.bulkInsert(posts);
	await vi.waitFor(() => expect(device.lines.some((line) => line !== null)).toBe(true));
	device.supervisor.lineIsBack();
	await vi.waitFor(() => expect(server.documents.size).toBe(5), 10_000);
	expect(Math.max(...server.pushes.map((rows) => rows.length))).toBe(2);
	expect(device.lines.at(-1)).toBeNull();
});

it('leaves nothing of a project whose access was lost, not even of what was deleted there', async () => {
	const server = newServer(20);
	const device = await newDevice(server);
	await vi.waitFor(async () => expect(await device.count()).toBe(20));
	await device.database.posts.find({ limit: 5 }).remove();
	await vi.waitFor(() => expect(server.pushes.flat()).toHaveLength(5));
	server.documents.clear();
	server.revoked = [projectId];
	await device.supervisor.restart();
	await vi.waitFor(async () => expect(await device.count()).toBe(0));
	const ids = Array.from(server.ids);
	const left = await device.database.posts.storageInstance.findDocumentsById(ids, true);
	expect(left.map((one) => [one.writeId, one.html])).toEqual(ids.map(() => ['revoked', undefined]));
});

const named = (name: string) => Object.assign(new Error(name), { name });

function newServer(count: number) {
	const documents = new Map<string, Post & { _deleted: boolean }>();
	for (let index = 0; index < count; index++) {
		const post = newPost();
		documents.set(post.id, { ...post, _deleted: false });
	}
	const server = {
		documents,
		/** Of everything that was there at first. */
		ids: [...documents.keys()],
		revoked: [] as string[],
		/** The words of each push that was taken. */
		pushes: [] as string[][],
		/** The words of the versions that each of them was made on. */
		assumed: [] as (string | undefined)[][],
		/** Until then no push is answered. */
		hold: Promise.resolve<undefined>(undefined),
		largest: Infinity,
		spoiledPushes: 0,
		spoils: (page: unknown[]) => page,
		async send(path: string, init?: RequestInit): Promise<Response> {
			const url = new URL(path, 'http://twexel.test');
			if (!url.pathname.startsWith('/sync/posts/')) return Response.json(emptyPage);
			if (url.pathname.endsWith('/push')) return push(JSON.parse(String(init?.body)) as Row[]);
			const since = JSON.parse(url.searchParams.get('checkpoint') ?? '0') as { version: number } | 0;
			const start = since === 0 ? 0 : since.version;
			const page = [...documents.values()].slice(start, start + Number(url.searchParams.get('limit')));
			return Response.json({
				documents: server.spoils(page),
				revoked: server.revoked,
				checkpoint: { version: start + page.length }
			});
		}
	};
	async function push(rows: Row[]): Promise<Response> {
		if (server.spoiledPushes-- > 0) return Response.json({ not: 'a list' });
		if (rows.length > server.largest) return Response.json({}, { status: 413 });
		server.pushes.push(rows.map((row) => row.newDocumentState.writeId));
		server.assumed.push(rows.map((row) => row.assumedMasterState?.writeId));
		await server.hold;
		for (const { newDocumentState } of rows) documents.set(newDocumentState.id, newDocumentState);
		return Response.json([]);
	}
	return server;
}

interface Row {
	newDocumentState: Post & { _deleted: boolean };
	assumedMasterState?: Post;
}
const emptyPage = { documents: [], checkpoint: {} };

async function newDevice(server: ReturnType<typeof newServer>) {
	const faults: (Fault | null)[] = [];
	const lines: (string | null)[] = [];
	const database = (await createRxDatabase<Collections>({
		name: `device-${uuidv7()}`,
		storage: fenced(spoiled(), (fault, by) => {
			if (fault && by === 'sync') supervisor.fail(fault);
		}),
		multiInstance: false
	})) as Database;
	// RxDB's own type asks for literal schemas.
	const device = new DeviceTables().openedBy(new Life());
	const schemas = collectionNames.map((name) => [
		name,
		{ schema: freshSchema(name), conflictHandler: conflictHandler(name, device) }
	]);
	const changes = Object.fromEntries(collectionNames.map((name) => [name, new Subject<unknown>()]));
	await database.addCollections(Object.fromEntries(schemas) as never);
	const line = {
		database,
		device,
		stream: { changes } as unknown as ChangeStream,
		send: server.send
	};
	const supervisor = new Supervisor(
		() => replicate(line),
		{ fault: (fault) => void faults.push(fault), line: (error) => void lines.push(error) },
		(running) => offerPassedOver(device, running)
	);
	supervisor.start();
	open.push({ supervisor, database });
	return {
		...{ database, device, supervisor, faults, lines },
		count: () => database.posts.count().exec(),
		comes: (documents: unknown[]) => changes['posts']?.next({ documents, checkpoint: { version: 1 } })
	};
}

/** RxDB's memory storage, in which the write that is named above fails once. */
function spoiled(): RxStorage<unknown, object> {
	const memory = getRxStorageMemory();
	return {
		name: memory.name,
		rxdbVersion: memory.rxdbVersion,
		async createStorageInstance(params) {
			const instance = await memory.createStorageInstance(params);
			const bulkWrite = instance.bulkWrite.bind(instance);
			instance.bulkWrite = async (rows, context) => {
				if (failing?.context.test(context) && failing.after-- === 0) {
					const { error } = failing;
					failing = null;
					throw error;
				}
				return bulkWrite(rows, context);
			};
			return instance as never;
		}
	};
}
