import type { CollectionName } from '#sync/collection.ts';
import { isRecord, type Checkpoint } from '#sync/protocol.ts';
import type { DeviceStore, Held } from './device.ts';
import type { PageRead } from './page.ts';

/** What a page means for the projects of which documents may be here. */
export interface Standing {
	/** To be given up: the person may no longer see them. */
	closed: string[];
	/** Read from the beginning: what is here of them and does not come again is gone. */
	anew: string[];
}

/** What was known when a page was asked for. */
export interface Asked {
	since: Checkpoint | undefined;
	/** How many pages the device had taken in. */
	pages: number;
}

/**
 * Of which projects this device may hold documents of a collection is noted before the first of them is stored. The checkpoint is stored after
 * them: a page that was closed in between leaves documents of projects behind of which its checkpoint knows nothing, so the server cannot say
 * that they were closed meanwhile, or that documents were deleted. Gives the projects that the server names, those that were noted and are no
 * longer open, and those that were noted and of which nobody had told the server. Gives nothing where a page was taken in since this one was
 * asked for, which only another tab can have done that leads too for a moment: this one may be older than what is here by now, and take a
 * project for closed that has been opened.
 */
export async function standingOf(
	device: DeviceStore,
	name: CollectionName,
	{ checkpoint, revoked, reset }: Pick<PageRead, 'checkpoint' | 'revoked' | 'reset'>,
	asked: Asked
): Promise<Standing | undefined> {
	const open = scopesIn(checkpoint);
	const known = asked.since ? scopesIn(asked.since) : [];
	return device.transaction('rw', device.held, async () => {
		const { projectIds: noted, pages = 0 } = await heldOf(device, name);
		if (pages !== asked.pages) return undefined;
		const projectIds = [...new Set([...noted, ...(open ?? [])])];
		await device.held.put({ collection: name, projectIds, pages: pages + 1 });
		const closed = open ? noted.filter((id) => !open.includes(id)) : [];
		const anew = noted.filter((id) => open?.includes(id) && known && !known.includes(id));
		return { closed: unique([...revoked, ...closed]), anew: unique([...reset, ...anew]) };
	});
}

const unique = (ids: string[]): string[] => [...new Set(ids)];

/** A checkpoint is opaque to all but this: one that has no list of projects says nothing about them. */
const scopesIn = ({ scopes }: Checkpoint): string[] | undefined =>
	isRecord(scopes) ? Object.keys(scopes) : undefined;

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
