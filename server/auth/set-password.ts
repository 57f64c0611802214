import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { users, type UserRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { dropMailTokens } from './mail-tokens.ts';

/** With the password goes what was under way by the old one: links that set another, and a change of address that was asked for. */
export async function setPassword(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	user: Pick<UserRow, 'id'>,
	passwordHash: string
): Promise<void> {
	await tx.update(users).set({ passwordHash, updatedAt: deps.clock.now() }).where(eq(users.id, user.id));
	await dropMailTokens(tx, user.id, ['reset', 'email']);
}
