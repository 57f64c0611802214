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
	name: row.name,
	alt: row.alt,
	hash: row.hash,
	url: `/api/media/${row.id}/file`,
	thumbUrl: row.hasThumb ? `/api/media/${row.id}/thumb` : null,
	createdBy: row.createdBy,
	createdAt: row.createdAt.toISOString(),
	updatedAt: row.updatedAt.toISOString(),
	writeId: row.writeId
});
