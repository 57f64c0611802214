import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { users, type UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { acceptInvitations } from '../members/accept-invitations.ts';
import { dropDoubleInvitations } from '../members/drop-double-invitations.ts';
import { findUser } from '../users/find-user.ts';
import { emailChangedLetter } from './letters.ts';
import { dropMailTokens, takeMailToken } from './mail-tokens.ts';
import { noteEvent } from './note-event.ts';
import type { Device } from './device.ts';

/** The new address is proved by its link: from now on it is the account's, and the one before is told. */
export async function confirmEmail(deps: Deps, token: string, device: Device): Promise<UserRow> {
	const { before, after } = await deps.write(async (tx) => {
		const taken = await takeMailToken(tx, 'email', token, deps.clock.now());
		if (!taken?.email) throw new Refusal('token_invalid');
		const before = await findUser(tx, taken.userId);
		const after = await move(tx, deps, before, taken.email);
		await noteEvent(tx, deps, { action: 'email_changed', userId: before.id, device });
		return { before, after };
	});
	deps.mail.send(emailChangedLetter(before.email, before.locale, deps.config.publicUrl, after.email));
	return after;
}

async function move(tx: Tx, deps: Deps, { id }: UserRow, email: string): Promise<UserRow> {
	const now = deps.clock.now();
	// Whoever registered the address and never proved it has nothing there.
	await tx.delete(users).where(and(eq(users.email, email), isNull(users.emailVerifiedAt), ne(users.id, id)));
	const [owner] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
	if (owner) throw new Refusal('token_invalid');
	await dropDoubleInvitations(tx, deps, id, email);
	// Their places in projects follow by a trigger.
	const [moved] = await tx
		.update(users)
		.set({ email, emailVerifiedAt: now, updatedAt: now })
		.where(eq(users.id, id))
		.returning();
	if (!moved) throw new Refusal('token_invalid');
	await dropMailTokens(tx, id, ['reset', 'verify', 'email']);
	await acceptInvitations(tx, deps, moved);
	return moved;
}
