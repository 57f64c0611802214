import { z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { users, type UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';
import { personName } from './documents.ts';

export const userChange = z.object({
	name: personName.optional(),
	locale: z.enum(['ru', 'en']).optional()
});

/** A new name shows in every project of the person, so their devices hear of it. */
export function updateUser(
	deps: Deps,
	userId: string,
	change: z.output<typeof userChange>
): Promise<UserRow> {
	return deps.write(async (tx) => {
		const [changed] = await tx
			.update(users)
			.set({ ...change, updatedAt: deps.clock.now() })
			.where(eq(users.id, userId))
			.returning();
		if (!changed) throw new Refusal('session_ended');
		const details = { fields: Object.keys(change).join(', ') };
		await record(tx, deps, { projectId: null, action: 'user.changed', actorId: userId, details });
		return changed;
	});
}
