import type { RxConflictHandler } from 'rxdb';
import { isRecord } from '#sync/protocol.ts';
import type { DeviceStore, Rescued } from './device.ts';

/**
 * Keeps the words of an edit that nothing else could be done with. Of whatever shape it is, what people wrote in it can be copied out.
 * Throws only where this device can store nothing at all.
 */
export async function setAside(
	device: DeviceStore,
	edit: unknown,
	why: Rescued['why'] = 'unreadable'
): Promise<void> {
	if (!isRecord(edit) || edit['_deleted'] === true) return;
	const text = (name: string) => (typeof edit[name] === 'string' ? edit[name] : '');
	const title = text('title') || text('name');
	if (title.trim() === '' && text('html').trim() === '') return;
	await device.rescued.put({
		id: text('writeId') || `${text('id')}/${Date.now()}`,
		projectId: text('projectId'),
		postId: text('id'),
		title,
		html: text('html'),
		why,
		at: Date.now()
	});
}

/**
 * A conflict handler that RxDB can rely on. Where one throws, RxDB never pushes that edit again and takes the next pages for complete.
 * `onLost` is called where an edit could not even be set aside: it has to stop the replication within the call, and then what is
 * answered here is not used, and the edit is tried again after the next start.
 */
export function unthrowing<T>(
	handler: RxConflictHandler<T>,
	onLost: (error: unknown) => void
): RxConflictHandler<T> {
	return {
		isEqual(a, b, context) {
			try {
				return handler.isEqual(a, b, context);
			} catch {
				return false;
			}
		},
		async resolve(input, context) {
			try {
				const resolved = await handler.resolve(input, context);
				return isRecord(resolved) ? resolved : input.realMasterState;
			} catch (error) {
				onLost(error);
				return input.realMasterState;
			}
		}
	};
}
