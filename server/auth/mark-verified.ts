import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { users, type UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { acceptInvitations } from '../members/accept-invitations.ts';

/** The person has proved their address: they are let into the projects that it was invited to. */
export async function markVerified(tx: Tx, deps: Deps, userId: string): Promise<UserRow> {
	const now = deps.clock.now();
	const [user] = await tx
		.update(users)
		.set({ emailVerifiedAt: now, updatedAt: now })
		.where(eq(users.id, userId))
		.returning();
	if (!user) throw new Refusal('token_invalid');
	await acceptInvitations(tx, deps, user);
	if (!(await isAdministrator(tx, deps, user))) return user;
	await tx.update(users).set({ role: 'admin' }).where(eq(users.id, userId));
	return { ...user, role: 'admin' };
}

/** The one whom the host named, or else the first who verified; two first ones at the same moment are put in a row. */
async function isAdministrator(tx: Tx, deps: Deps, user: UserRow): Promise<boolean> {
	const { adminEmail } = deps.config;
	if (adminEmail !== undefined) return user.email === adminEmail;
	await tx.execute(sql`select pg_advisory_xact_lock(8423179)`);
	const [other] = await tx
		.select({ id: users.id })
		.from(users)
		.where(and(isNotNull(users.emailVerifiedAt), ne(users.id, user.id)))
		.limit(1);
	return other === undefined;
}
