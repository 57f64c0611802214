import type { ProjectRow } from '#db/schema.ts';
import type { Role } from '#sync/records/member.ts';
import type { Project } from '#sync/records/project.ts';

/** The project as one of its members sees it. */
export const projectRecord = (row: ProjectRow, myRole: Role): Project => ({
	id: row.id,
	name: row.name,
	timezone: row.timezone,
	approvalRequired: row.approvalRequired,
	slots: row.slots,
	queuePaused: row.queuePaused,
	overflow: row.overflow,
	graceMinutes: row.graceMinutes,
	hashtagGroups: row.hashtagGroups,
	utm: row.utm,
	myRole,
	createdAt: row.createdAt.toISOString(),
	updatedAt: row.updatedAt.toISOString(),
	writeId: row.writeId
});
