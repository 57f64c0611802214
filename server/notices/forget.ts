import { and, eq, isNotNull, lt, or } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { heldNotices, notices } from '#db/schema.ts';

/** What was told of a project goes with the access to it: of one person, or of everybody where the project itself is gone. */
export async function forgetNotices(tx: Tx, projectId: string, userId?: string): Promise<void> {
	for (const table of [notices, heldNotices]) {
		const isTheirs = userId === undefined ? undefined : eq(table.userId, userId);
		await tx.delete(table).where(and(eq(table.projectId, projectId), isTheirs));
	}
}

const day = 24 * 3_600_000;
const readKept = 30 * day;
const allKept = 90 * day;

/** What is old enough is no news to anybody, read or not. */
export async function clearNotices(db: Tx, now: Date): Promise<void> {
	const before = (age: number) => new Date(now.getTime() - age);
	await db
		.delete(notices)
		.where(
			or(lt(notices.at, before(allKept)), and(lt(notices.at, before(readKept)), isNotNull(notices.readAt)))
		);
}
