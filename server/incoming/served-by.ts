import { and, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import { accounts, accountSecrets, type ReceiverRow } from '#db/schema.ts';

/** Of accounts joined with what opens them: those that stand, are this channel, and are served by this bot. */
export const servedBy = (receiver: ReceiverRow, channel: string): SQL | undefined =>
	and(
		eq(accounts.network, receiver.network),
		eq(accounts.externalId, channel),
		isNull(accounts.deletedAt),
		or(
			eq(accountSecrets.bot, receiver.externalId),
			receiver.isOwn ? isNull(accountSecrets.accountId) : sql`false`
		)
	);
