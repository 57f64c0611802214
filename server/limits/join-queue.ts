import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { publications, type Wish } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { startOf, type Asking, type Ledger } from './allot.ts';

type Newcomer = Asking & { accountId: string };

/** Puts publications at the end of their project's place in the queue, with the time that their turn is expected at. */
export async function joinQueue(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	newcomers: Newcomer[],
	ledger: Ledger
): Promise<void> {
	if (newcomers.length === 0) return;
	const now = clock.now();
	const crowds = await crowdsOf(
		tx,
		newcomers.map(({ wish }) => wish.sender)
	);
	const rows = newcomers.map((one) => {
		const crowd = crowds.get(one.wish.sender) ?? newCrowd();
		const expected = expectedAt(one, crowd, ledger, now.getTime());
		joined(crowd, one);
		const at = new Date(expected).toISOString();
		return sql`(${one.id}::uuid, ${one.wish.sender}, ${JSON.stringify(one.wish)}::jsonb, ${at}::timestamptz)`;
	});
	await tx.execute(sql`
		update publications p set lane = q.lane, wish = q.wish, planned_at = coalesce(p.planned_at, p.due_at),
			due_at = q.expected, turn_until = null, updated_at = ${now.toISOString()}, write_id = gen_random_uuid()::text
		from (values ${sql.join(rows, sql`, `)}) as q (id, lane, wish, expected) where p.id = q.id`);
}

/** Who waits for a sender: messages by project and by channel. */
interface Crowd {
	projects: Map<string, number>;
	accounts: Map<string, number>;
}

const newCrowd = (): Crowd => ({ projects: new Map(), accounts: new Map() });

function joined({ projects, accounts }: Crowd, { projectId, accountId, wish }: Newcomer): void {
	projects.set(projectId, (projects.get(projectId) ?? 0) + wish.messages);
	accounts.set(accountId, (accounts.get(accountId) ?? 0) + wish.messages);
}

/** Served in turn, a project's nth message comes after n of every other project that has as many. Its channel may be the slower one. */
function expectedAt(one: Newcomer, { projects, accounts }: Crowd, ledger: Ledger, now: number): number {
	const nth = (projects.get(one.projectId) ?? 0) + 1;
	const before = [...projects].reduce(
		(sum, [project, count]) => sum + Math.min(count, project === one.projectId ? count : nth),
		0
	);
	const inChannel = accounts.get(one.accountId) ?? 0;
	const waits = one.wish.needs.map(
		({ key, every }) => every * (key === one.wish.sender ? before : inChannel)
	);
	return startOf(one.wish, ledger, now) + Math.max(0, ...waits);
}

async function crowdsOf(tx: Tx, senders: string[]): Promise<Map<string, Crowd>> {
	const messages = sql<number>`sum((${publications.wish} ->> 'messages')::int)::int`;
	const { lane, projectId, accountId } = publications;
	const rows = await tx
		.select({ lane, projectId, accountId, messages })
		.from(publications)
		.where(and(eq(publications.status, 'pending'), inArray(lane, [...new Set(senders)])))
		.groupBy(lane, projectId, accountId);
	const crowds = new Map<string, Crowd>(senders.map((sender) => [sender, newCrowd()]));
	for (const row of rows) {
		const crowd = crowds.get(row.lane ?? '');
		const wish: Wish = { sender: row.lane ?? '', needs: [], messages: row.messages };
		if (crowd) joined(crowd, { id: '', projectId: row.projectId, accountId: row.accountId, wish });
	}
	return crowds;
}
