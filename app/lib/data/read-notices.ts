import { mostMarks, type Notice, type ReadMark } from '#sync/records/notice.ts';
import type { Database } from './database.ts';
import type { DeviceStore } from './device.ts';
import type { Send } from './send.ts';

interface Line {
	db: Database;
	device: DeviceStore;
	send: Send;
}

/**
 * Notes that notices were read, on this device at once, and tells the server when it can be reached. The notices themselves only come from
 * there; a mark is forgotten when its notice came back with another word, read or saying something new.
 */
export async function markRead(line: Line, notices: Pick<Notice, 'id' | 'writeId'>[]): Promise<void> {
	await line.device.read.bulkPut(notices.map(({ id, writeId }) => ({ id, writeId })));
	await tellRead(line);
}

/** Tells the server of what was read here and is not known there. Where it cannot be reached, the marks wait for the next time. */
export async function tellRead({ db, device, send }: Line): Promise<void> {
	const marks = await device.read.toArray();
	const found = await db.notices.findByIds(marks.map(({ id }) => id)).exec();
	const isOpen = ({ id, writeId }: ReadMark) => found.get(id)?.writeId === writeId;
	await device.read.bulkDelete(marks.filter((mark) => !isOpen(mark)).map(({ id }) => id));
	const open = marks.filter(isOpen);
	for (let from = 0; from < open.length; from += mostMarks) {
		const items = open.slice(from, from + mostMarks);
		const headers = { 'content-type': 'application/json' };
		const init = { method: 'POST', headers, body: JSON.stringify({ items }) };
		const response = await send('/api/notices/read', init).catch(() => null);
		if (!response?.ok) return;
	}
}
