import type { MemberRow } from '#db/schema.ts';
import type { Member } from '#sync/records/member.ts';

/** A place in a project; `name` is the person's own, empty while the invitation is not taken up. */
export const memberRecord = (row: MemberRow, name: string | null): Member => ({
	id: row.id,
	projectId: row.projectId,
	userId: row.userId,
	email: row.email,
	name: name ?? '',
	role: row.role,
	status: row.userId === null ? 'invited' : 'active',
	createdAt: row.createdAt.toISOString(),
	updatedAt: row.updatedAt.toISOString(),
	writeId: row.writeId
});
