import { eq, or, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { auditTraces } from '#db/schema.ts';

/**
 * What entries say of a person who is gone: addresses, devices, names. The entries stay, under an id that leads nowhere any more, and
 * their chain stays whole.
 */
export async function eraseTraces(tx: Tx, userId: string): Promise<void> {
	await tx.delete(auditTraces).where(or(eq(auditTraces.actorId, userId), eq(auditTraces.personId, userId)));
}

/** The whole log of a project that is deleted for good: the only way in which entries are ever deleted. Gives the hash that it ended with. */
export async function eraseLog(tx: Tx, projectId: string): Promise<string | null> {
	const { rows } = await tx.execute<{ ended: string | null }>(sql`select audit_erase(${projectId}) as ended`);
	return rows[0]?.ended ?? null;
}
