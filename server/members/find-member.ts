import { and, eq, isNull, or } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { projectMembers, type MemberRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { lockProject } from '../projects/lock-project.ts';

/**
 * One place of a project by its person, or by its own id where the invited one has no account yet. Read behind the project's lock, so
 * that it is still true when it is changed.
 */
export async function findMember(tx: Tx, projectId: string, person: string): Promise<MemberRow> {
	await lockProject(tx, projectId);
	const [row] = await tx
		.select()
		.from(projectMembers)
		.where(
			and(
				eq(projectMembers.projectId, projectId),
				or(eq(projectMembers.userId, person), eq(projectMembers.id, person)),
				isNull(projectMembers.deletedAt)
			)
		);
	if (!row) throw new Refusal('not_found');
	return row;
}
