import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { projectMembers, type MemberRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Role } from '#sync/records/member.ts';
import type { Deps } from '../core/deps.ts';
import { auditMember } from './audit.ts';
import { keepOneOwner } from './keep-one-owner.ts';

/** Whether the caller may do this has been asked before. */
export async function changeRole(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	member: MemberRow,
	role: Role,
	writeId: string = uuidv7()
): Promise<MemberRow> {
	if (role !== 'owner') await keepOneOwner(tx, member);
	const [changed] = await tx
		.update(projectMembers)
		.set({ role, updatedAt: deps.clock.now(), writeId })
		.where(eq(projectMembers.id, member.id))
		.returning();
	if (!changed) throw new Refusal('not_found');
	if (member.role !== role)
		await auditMember(tx, deps, changed, 'member.role_changed', { from: member.role, to: role });
	return changed;
}
