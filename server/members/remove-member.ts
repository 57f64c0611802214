import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { projectMembers, type MemberRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { originNow } from '../core/origin.ts';
import { forgetNotices } from '../notices/forget.ts';
import { auditMember } from './audit.ts';
import { keepOneOwner } from './keep-one-owner.ts';

/** Takes a place away, or lets somebody leave. Whether the caller may do this has been asked before. */
export async function removeMember(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	member: MemberRow,
	writeId: string = uuidv7()
): Promise<void> {
	await keepOneOwner(tx, member);
	const now = deps.clock.now();
	await tx
		.update(projectMembers)
		.set({ deletedAt: now, updatedAt: now, writeId })
		.where(eq(projectMembers.id, member.id));
	const isLeaving = member.userId !== null && member.userId === originNow().userId;
	await auditMember(tx, deps, member, isLeaving ? 'member.left' : 'member.removed', { role: member.role });
	if (member.userId !== null) await forgetNotices(tx, member.projectId, member.userId);
}
