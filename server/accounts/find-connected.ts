import { and, eq, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { accounts, type AccountRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';

/** The account that the same caller connected under this id before; nothing where the id is new. An id of anything else is refused. */
export async function findConnected(
	db: Db | Tx,
	userId: string,
	projectId: string,
	id: string | undefined
): Promise<AccountRow | undefined> {
	if (id === undefined) return undefined;
	const [taken] = await db.select().from(accounts).where(eq(accounts.id, id));
	if (!taken) return undefined;
	const isOwn = taken.connectedBy === userId && taken.projectId === projectId && taken.deletedAt === null;
	if (!isOwn) throw new Refusal('already_exists');
	return taken;
}

/** An account that stands, whatever its project; the caller asks for access to that. */
export async function findAccount(db: Db | Tx, id: string): Promise<AccountRow> {
	const [row] = await db
		.select()
		.from(accounts)
		.where(and(eq(accounts.id, id), isNull(accounts.deletedAt)));
	if (!row) throw new Refusal('not_found');
	return row;
}
