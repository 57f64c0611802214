import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { users } from '#db/schema.ts';

/** The name that a person gave themselves; null for nobody. */
export async function nameOf(db: Db | Tx, userId: string | null): Promise<string | null> {
	if (userId === null) return null;
	const [person] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId));
	return person?.name ?? null;
}
