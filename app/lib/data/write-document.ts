import { uuidv7 } from 'uuidv7';
import type { CollectionName, Documents } from '#sync/collection.ts';
import type { Post } from '#sync/records/post.ts';
import { setAside } from './aside.ts';
import { desk } from './desk.svelte.ts';
import { markWaiting, unmarkWaiting } from './device.ts';
import { faultOf } from './fault.ts';
import { standIn } from './revoked.ts';

/** How a document of any collection is written on this device: marked as waiting first, and with a word of its own. */

type New<T> = Omit<T, 'id' | 'writeId' | 'updatedAt'> & { id?: string };

export async function insert<Name extends 'posts' | 'projects' | 'templates'>(
	name: Name,
	made: New<Documents[Name]>
): Promise<string> {
	const { id, writeId } = await marked(name, made.id ?? uuidv7(), ['_new']);
	// The cast: the three fields that `New` leaves out are added right here.
	const document = { ...made, id, writeId, updatedAt: new Date().toISOString() } as never;
	await desk().db[name].insert(document);
	return id;
}

export async function patch<Name extends CollectionName>(
	name: Name,
	id: string,
	part: Partial<Documents[Name]>
): Promise<void> {
	const document = await find(name, id);
	const { writeId } = await marked(name, id, Object.keys(part));
	await writeUpon(name, document, { ...part, writeId, updatedAt: new Date().toISOString() });
}

/** Deletes by a write of its own word, so that the deletion is acknowledged like any other change. */
export async function remove(name: CollectionName, id: string): Promise<void> {
	const document = await find(name, id);
	const { writeId } = await marked(name, id, ['_deleted']);
	await writeUpon(name, document, { writeId, updatedAt: new Date().toISOString(), _deleted: true });
}

type Found = Awaited<ReturnType<typeof find>>;
interface Written extends Record<string, unknown> {
	writeId: string;
	_deleted?: true;
}

/**
 * Writes a part of a document upon what is there now. It may have gone away since it was found: with the access to its project, or deleted by
 * somebody. RxDB would write upon what is left then, and the words would go nowhere.
 */
async function writeUpon(name: CollectionName, document: Found, written: Written): Promise<void> {
	let gone: { writeId?: string } | undefined;
	await document
		.incrementalModify((now) => {
			const there = now as Post & { _deleted?: boolean };
			if (!there._deleted) return { ...there, ...written };
			gone = there;
			throw new Error('the document has gone away');
		})
		.catch((error: unknown) => {
			if (!gone) throw error;
		});
	if (!gone) return;
	const { device } = desk();
	const whole = { ...document.toJSON(), ...written };
	// The cast: what was found in a collection is a document of it.
	if (gone.writeId !== standIn && !written._deleted && canComeBack(name))
		return restore(name, whole as never);
	if (gone.writeId === standIn) await setAside(device, whole, 'access_lost');
	await unmarkWaiting(device, name, [whole]);
}

const canComeBack = (name: CollectionName): name is Restored =>
	name === 'posts' || name === 'templates' || name === 'media';

type Restored = 'posts' | 'templates' | 'media';

/** Brings a deleted document back as it was, as a new write. */
export async function restore<Name extends Restored>(name: Name, document: Documents[Name]): Promise<void> {
	const { writeId } = await marked(name, document.id, ['_new']);
	await desk().db[name].upsert({ ...document, writeId, updatedAt: new Date().toISOString() } as never);
}

async function find(name: CollectionName, id: string) {
	// The cast: RxDB's collections differ by their document, and only what all of them have is used here.
	const collection = desk().db[name] as Desk['db']['posts'];
	const document = await collection.findOne(id).exec();
	if (!document) throw new Error(`there is no document ${id} in ${name}`);
	return document;
}

async function marked(
	name: CollectionName,
	id: string,
	fields: string[]
): Promise<{ id: string; writeId: string }> {
	const writeId = uuidv7();
	await markWaiting(desk().device, name, id, writeId, fields).catch((error: unknown) => {
		desk().sync.ownFault(faultOf(error));
		throw error;
	});
	return { id, writeId };
}

type Desk = ReturnType<typeof desk>;
