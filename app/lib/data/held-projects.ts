import type { CollectionName } from '#sync/collection.ts';
import { isRecord } from '#sync/protocol.ts';
import type { DeviceStore } from './device.ts';
import type { PageRead } from './page.ts';

/**
 * Of which projects this device may hold documents of a collection, noted before the first of them is stored. The checkpoint is stored after
 * them: a page that was closed in between holds documents of a project of which its checkpoint knows nothing, so the server cannot say
 * that it was closed meanwhile. Gives the projects to give up: those that the server names, and those that were noted and are no
 * longer open.
 */
export async function closedProjects(
	device: DeviceStore,
	name: CollectionName,
	{ checkpoint, revoked }: Pick<PageRead, 'checkpoint' | 'revoked'>
): Promise<string[]> {
	// Opaque to all but this: what has no list of projects says nothing about them.
	if (!isRecord(checkpoint.scopes)) return revoked;
	const open = Object.keys(checkpoint.scopes);
	const noted = await noteHeld(device, name, open);
	const closed = noted.filter((id) => !open.includes(id));
	return [...new Set([...revoked, ...closed])];
}

/**
 * Notes projects of which documents are here, or are about to be. Those of documents that are pushed too: a person can write in a project before
 * the first page of its collection has come, and no checkpoint knows of it then. Gives the projects that were noted before.
 */
export async function noteHeld(
	device: DeviceStore,
	name: CollectionName,
	projectIds: string[]
): Promise<string[]> {
	return device.transaction('rw', device.held, async () => {
		const noted = (await device.held.get(name))?.projectIds ?? [];
		const all = [...new Set([...noted, ...projectIds])];
		if (all.length > noted.length) await device.held.put({ collection: name, projectIds: all });
		return noted;
	});
}

/** Nothing of these is left here. */
export async function forgetProjects(
	device: DeviceStore,
	name: CollectionName,
	gone: string[]
): Promise<void> {
	await device.transaction('rw', device.held, async () => {
		const noted = (await device.held.get(name))?.projectIds ?? [];
		const projectIds = noted.filter((id) => !gone.includes(id));
		if (projectIds.length < noted.length) await device.held.put({ collection: name, projectIds });
	});
}
