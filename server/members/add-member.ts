import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { projectMembers, users, type MemberRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Role } from '#sync/records/member.ts';
import type { Deps } from '../core/deps.ts';
import { auditMember } from './audit.ts';

export interface NewMember {
	id?: string | undefined;
	email: string;
	role: Role;
	writeId?: string;
}

export interface Added {
	member: MemberRow;
	name: string | null;
	/** False for a repeated request, whose letter has been sent. */
	isNew: boolean;
}

/** Gives an address a place in a project: to its verified owner at once, or kept until somebody proves it. */
export async function addMember(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	projectId: string,
	invitedBy: string,
	{ id = uuidv7(), email, role, writeId = uuidv7() }: NewMember
): Promise<Added> {
	const now = deps.clock.now();
	const [person] = await tx
		.select({ id: users.id, name: users.name })
		.from(users)
		.where(and(eq(users.email, email), isNotNull(users.emailVerifiedAt)));
	const name = person?.name ?? null;
	const [member] = await tx
		.insert(projectMembers)
		.values({
			id,
			projectId,
			userId: person?.id ?? null,
			email,
			role,
			invitedBy,
			createdAt: now,
			updatedAt: now,
			writeId
		})
		.onConflictDoNothing()
		.returning();
	if (member) {
		await auditMember(tx, deps, member, person ? 'member.added' : 'member.invited', { role });
		return { member, name, isNew: true };
	}
	const [before] = await tx
		.select()
		.from(projectMembers)
		.where(
			and(
				eq(projectMembers.id, id),
				eq(projectMembers.projectId, projectId),
				eq(projectMembers.email, email),
				eq(projectMembers.invitedBy, invitedBy),
				isNull(projectMembers.deletedAt)
			)
		);
	if (!before) throw new Refusal('already_exists');
	return { member: before, name, isNew: false };
}
