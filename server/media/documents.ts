import type { MediaRow } from '#db/schema.ts';
import type { Media } from '#sync/records/media.ts';

/** The file as the project's members see it. */
export const mediaRecord = (row: MediaRow): Media => ({
	id: row.id,
	projectId: row.projectId,
	kind: row.kind,
	mime: row.mime,
	bytes: row.bytes,
	width: row.width,
	height: row.height,
	duration: row.duration,
	name: row.name,
	alt: row.alt,
	tags: row.tags,
	hash: row.hash,
	sourceHash: row.sourceHash,
	url: `/api/media/${row.id}/file`,
	// What stands under an address never changes, and a poster may come later: so its address names it.
	thumbUrl: row.thumbHash === null ? null : `/api/media/${row.id}/thumb?v=${row.thumbHash.slice(0, 12)}`,
	createdBy: row.createdBy,
	createdAt: row.createdAt.toISOString(),
	updatedAt: row.updatedAt.toISOString(),
	writeId: row.writeId
});
