import type { CollectionName } from '#sync/collection.ts';
import { isRecord } from '#sync/protocol.ts';
import type { DeviceStore, Held } from './device.ts';
import type { PageRead } from './page.ts';

/**
 * Of which projects this device may hold documents of a collection, noted before the first of them is stored. The checkpoint is stored after
 * them: a page that was closed in between holds documents of a project of which its checkpoint knows nothing, so the server cannot say
 * that it was closed meanwhile. Gives the projects to give up: those that the server names, and those that were noted and are no
 * longer open. Gives nothing where a page was taken in since this one was asked for, which only another tab can have done that leads too for a
 * moment: this one may be older than what is here by now, and take a project for closed that has been opened.
 */
export async function closedProjects(
	device: DeviceStore,
	name: CollectionName,
	{ checkpoint, revoked }: Pick<PageRead, 'checkpoint' | 'revoked'>,
	pagesBefore: number
): Promise<string[] | undefined> {
	// Opaque to all but this: what has no list of projects says nothing about them.
	const open = isRecord(checkpoint.scopes) ? Object.keys(checkpoint.scopes) : undefined;
	return device.transaction('rw', device.held, async () => {
		const { projectIds: noted, pages = 0 } = await heldOf(device, name);
		if (pages !== pagesBefore) return undefined;
		const projectIds = [...new Set([...noted, ...(open ?? [])])];
		await device.held.put({ collection: name, projectIds, pages: pages + 1 });
		const closed = open ? noted.filter((id) => !open.includes(id)) : [];
		return [...new Set([...revoked, ...closed])];
	});
}

/** How many pages of a collection this device has taken in. */
export async function pagesTaken(device: DeviceStore, name: CollectionName): Promise<number> {
	return (await heldOf(device, name)).pages ?? 0;
}

/**
 * Notes projects of which documents are here, or are about to be. Those of documents that are pushed too: a person can write in a project before
 * the first page of its collection has come, and no checkpoint knows of it then.
 */
export async function noteHeld(
	device: DeviceStore,
	name: CollectionName,
	projectIds: string[]
): Promise<void> {
	await device.transaction('rw', device.held, async () => {
		const held = await heldOf(device, name);
		const all = [...new Set([...held.projectIds, ...projectIds])];
		if (all.length > held.projectIds.length) await device.held.put({ ...held, projectIds: all });
	});
}

/** Nothing of these is left here. */
export async function forgetProjects(
	device: DeviceStore,
	name: CollectionName,
	gone: string[]
): Promise<void> {
	await device.transaction('rw', device.held, async () => {
		const held = await heldOf(device, name);
		const projectIds = held.projectIds.filter((id) => !gone.includes(id));
		if (projectIds.length < held.projectIds.length) await device.held.put({ ...held, projectIds });
	});
}

async function heldOf(device: DeviceStore, name: CollectionName): Promise<Held> {
	return (await device.held.get(name)) ?? { collection: name, projectIds: [] };
}
