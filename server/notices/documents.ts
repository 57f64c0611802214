import type { NoticeRow } from '#db/schema.ts';
import type { Notice } from '#sync/records/notice.ts';

export const noticeRecord = (row: NoticeRow): Notice => {
	const { id, userId, projectId, kind, postId, accountIds, about, at, readAt, updatedAt, writeId } = row;
	return {
		...{ id, userId, projectId, kind, postId, accountIds, about, writeId },
		at: at.toISOString(),
		readAt: readAt?.toISOString() ?? null,
		updatedAt: updatedAt.toISOString()
	};
};
