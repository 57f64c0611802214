import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { receivers, type ReceiverRow } from '#db/schema.ts';
import type { Deps } from '../../../../core/deps.ts';
import { telegramRefusal } from '../refusals.ts';
import { ownBot } from './own-bot.ts';

const network = 'telegram';

/** The row of the installation's own bot, made or brought up to date. One that was it before serves nobody's channels any more. */
export async function ensureReceiver(
	db: Db,
	{ id, username }: { id: number; username: string }
): Promise<ReceiverRow> {
	const externalId = String(id);
	const own = and(eq(receivers.network, network), ne(receivers.externalId, externalId));
	await db.update(receivers).set({ isOwn: false }).where(own);
	const [row] = await db
		.insert(receivers)
		.values({ network, externalId, username, isOwn: true })
		.onConflictDoUpdate({
			target: [receivers.network, receivers.externalId],
			set: { username, isOwn: true }
		})
		.returning();
	if (!row) throw new Error('the receiver was neither found nor made');
	return row;
}

export async function receiverBy(db: Db, id: string): Promise<ReceiverRow | undefined> {
	const [row] = await db.select().from(receivers).where(eq(receivers.id, id));
	return row;
}

/** The installation's own bot as it is now. Where no worker has heard of it yet, Telegram is asked who it is. */
export async function ownReceiver(deps: Deps): Promise<ReceiverRow> {
	const api = ownBot(deps);
	if (!api) throw telegramRefusal('telegram_token_missing');
	const [externalId = ''] = api.token.split(':');
	const [row] = await deps.db
		.select()
		.from(receivers)
		.where(
			and(eq(receivers.network, network), eq(receivers.externalId, externalId), eq(receivers.isOwn, true))
		);
	if (row) return row;
	const me = await api.getMe().catch(() => {
		throw telegramRefusal('telegram_unreachable');
	});
	return ensureReceiver(deps.db, me);
}
