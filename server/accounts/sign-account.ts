import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { accounts, type AccountRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { cleanHtml } from '../posts/clean-html.ts';

/** Gives a channel the words that end its posts. Where they had to be cleaned, the row has a word of its own. */
export async function signAccount(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	accountId: string,
	given: string,
	writeId: string = uuidv7()
): Promise<AccountRow> {
	const signature = cleanHtml(given);
	const [signed] = await tx
		.update(accounts)
		.set({
			signature,
			updatedAt: deps.clock.now(),
			writeId: signature === given ? writeId : uuidv7()
		})
		.where(and(eq(accounts.id, accountId), isNull(accounts.deletedAt)))
		.returning();
	if (!signed) throw new Refusal('not_found');
	return signed;
}
