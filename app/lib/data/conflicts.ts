import type { Post } from '#sync/records/post.ts';
import { contentOf, type Revision } from '#sync/records/revision.ts';
import type { Conflict, DeviceStore } from './device.ts';
import { rescueText } from './rescue.ts';

/** Keeps this person's side of what two made of `base`. The same conflict met twice, after a crash say, is kept once. */
export async function keepConflict(
	device: DeviceStore,
	base: Post | undefined,
	mine: Post,
	fields: Revision['lost']
): Promise<void> {
	const { id: postId, projectId, writeId } = mine;
	const id = `${postId} ${base?.writeId ?? ''}`;
	const content = contentOf(mine);
	await device.transaction('rw', device.conflicts, async () => {
		const there = await device.conflicts.get(id);
		// Two tabs may meet a person's writes in either order, and the later one holds what the earlier one said: their words grow with time.
		if (there && there.writeId > writeId) return;
		await device.conflicts.put({ id, writeId, projectId, postId, fields, mine: content, at: Date.now() });
	});
}

/** One field is decided. The last one takes the conflict with it. */
export async function settleConflict(
	device: DeviceStore,
	id: string,
	field: Conflict['fields'][number]
): Promise<void> {
	await device.transaction('rw', device.conflicts, async () => {
		const conflict = await device.conflicts.get(id);
		if (!conflict) return;
		const fields = conflict.fields.filter((one) => one !== field);
		if (fields.length === 0) await device.conflicts.delete(id);
		else await device.conflicts.put({ ...conflict, fields });
	});
}

/** Undoes the decision on one field. */
export async function reopenConflict(
	device: DeviceStore,
	conflict: Conflict,
	field: Conflict['fields'][number]
): Promise<void> {
	await device.transaction('rw', device.conflicts, async () => {
		const still = (await device.conflicts.get(conflict.id))?.fields ?? [];
		const fields = conflict.fields.filter((one) => one === field || still.includes(one));
		await device.conflicts.put({ ...conflict, fields });
	});
}

/** They go with the access to their projects. This person's own side is kept aside: the server may have taken nothing of it. */
export async function giveUpConflicts(device: DeviceStore, projectIds: string[]): Promise<void> {
	await device.transaction('rw', device.conflicts, device.rescued, async () => {
		const all = await device.conflicts.toArray();
		for (const { postId: id, writeId, projectId, mine } of all) {
			if (projectIds.includes(projectId))
				await rescueText(
					device,
					{ id, writeId, projectId, title: mine.title, html: mine.html },
					'access_lost'
				);
		}
		await device.conflicts.where('projectId').anyOf(projectIds).delete();
	});
}

export const discardConflicts = async (device: DeviceStore, postId: string): Promise<void> =>
	void (await device.conflicts.where('postId').equals(postId).delete());
