import { and, eq } from 'drizzle-orm';
import { media } from '#db/schema.ts';
import { may } from '#sync/access.ts';
import { mediaRecord } from '../../media/documents.ts';
import { among, heldTo } from '../among.ts';
import type { Store } from '../store.ts';

/** Files arrive by upload; a device may rename them, describe them and take them away. */
export const mediaStore: Store<'media'> = {
	async read(tx, reader, ids, { lock } = { lock: false }) {
		if (ids.length === 0 || reader.roles.size === 0) return new Map();
		const query = tx
			.select()
			.from(media)
			.where(and(among(media.id, ids), heldTo(media.projectId, reader.roles.keys())))
			.orderBy(media.id);
		const rows = await (lock ? query.for('update') : query);
		return new Map(rows.map((row) => [row.id, { ...mediaRecord(row), _deleted: row.deletedAt !== null }]));
	},

	async write(tx, deps, reader, changes) {
		const now = deps.clock.now();
		const answers: (object | null)[] = [];
		for (const { pushed, master, row } of changes) {
			const role = master && reader.roles.get(master.projectId);
			const isForged = master && owned.some((field) => pushed[field] !== master[field]);
			// What was deleted can be taken back while its bytes are there.
			const isGone = master?.hash === '' && !pushed._deleted;
			if (!master || !role || isForged || isGone || !may(role, 'media.write')) {
				answers.push(master ?? { id: row.id, projectId: pushed.projectId, _deleted: true });
				continue;
			}
			const { name, alt, tags, writeId } = pushed;
			const deletedAt = pushed._deleted ? now : null;
			await tx
				.update(media)
				.set({ name, alt, tags, writeId, deletedAt, updatedAt: now })
				.where(eq(media.id, master.id));
			answers.push(null);
		}
		return answers;
	}
};

const owned = [
	'projectId',
	'kind',
	'mime',
	'bytes',
	'width',
	'height',
	'duration',
	'hash',
	'sourceHash',
	'url',
	'thumbUrl',
	'createdBy',
	'createdAt'
] as const;
