import { and, eq } from 'drizzle-orm';
import { notices } from '#db/schema.ts';
import { noticeRecord } from '../../notices/documents.ts';
import { among } from '../among.ts';
import type { Store } from '../store.ts';

/** A person's own, of projects that they may still see. Devices only read; what was read is told by a call of its own. */
export const noticeStore: Store<'notices'> = {
	async read(tx, reader, ids) {
		if (ids.length === 0) return new Map();
		const rows = await tx
			.select()
			.from(notices)
			.where(and(among(notices.id, ids), eq(notices.userId, reader.userId)));
		return new Map(
			rows
				.filter((row) => reader.roles.has(row.projectId))
				.map((row) => [row.id, { ...noticeRecord(row), _deleted: false }])
		);
	}
};
