import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { users, type UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';

/** The person behind a session that stands: they can only be missing when they were deleted this very moment. */
export async function findUser(db: Db | Tx, userId: string): Promise<UserRow> {
	const [user] = await db.select().from(users).where(eq(users.id, userId));
	if (!user) throw new Refusal('session_ended');
	return user;
}
