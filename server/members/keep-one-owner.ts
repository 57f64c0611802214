import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { projectMembers, type MemberRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { lockProject } from '../projects/lock-project.ts';

/**
 * Refuses what would take the last owner from a project. An invited owner does not count: nobody has answered for the address yet.
 * Two owners who step down at the same moment are put in a row by the project's lock.
 */
export async function keepOneOwner(tx: Tx, member: MemberRow): Promise<void> {
	if (member.role !== 'owner' || member.userId === null) return;
	await lockProject(tx, member.projectId);
	const [other] = await tx
		.select({ id: projectMembers.id })
		.from(projectMembers)
		.where(
			and(
				eq(projectMembers.projectId, member.projectId),
				eq(projectMembers.role, 'owner'),
				isNotNull(projectMembers.userId),
				ne(projectMembers.id, member.id),
				isNull(projectMembers.deletedAt)
			)
		)
		.limit(1);
	if (!other) throw new Refusal('last_owner');
}
