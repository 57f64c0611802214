import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { projectMembers, type UserRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { auditMember } from './audit.ts';

/** Whoever has proved an address takes the places that were kept for it. */
export async function acceptInvitations(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	user: Pick<UserRow, 'id' | 'email'>
): Promise<void> {
	const kept = await tx
		.select({ id: projectMembers.id })
		.from(projectMembers)
		.where(
			and(
				eq(projectMembers.email, user.email),
				isNull(projectMembers.userId),
				isNull(projectMembers.deletedAt)
			)
		);
	for (const { id } of kept) {
		const [taken] = await tx
			.update(projectMembers)
			.set({ userId: user.id, updatedAt: deps.clock.now(), writeId: uuidv7() })
			.where(eq(projectMembers.id, id))
			.returning();
		if (taken)
			await auditMember(tx, deps, taken, 'member.joined', { role: taken.role }, { actorId: user.id });
	}
}
