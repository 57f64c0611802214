import { and, inArray, isNull, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { notices, projectMembers } from '#db/schema.ts';
import type { NoticeKind } from '#sync/records/notice.ts';
import { isTold } from '#sync/records/notice-settings.ts';
import type { Deps } from '../core/deps.ts';
import { crewOf, isMeant } from './crew.ts';

export interface News {
	projectId: string;
	kind: NoticeKind;
	postId: string | null;
	accountIds: string[];
	/** Whom it is for, where it is not for everybody. */
	to?: readonly string[] | undefined;
	/** What its subject is called; asked only where somebody is told. */
	about: () => string;
	key: string;
}

/** Writes to everybody who wants it in the app. What they have not read yet of the same is replaced: the last word stands. */
export async function tellInApp(tx: Tx, { clock }: Pick<Deps, 'clock'>, news: News[]): Promise<void> {
	if (news.length === 0) return;
	const projectIds = [...new Set(news.map(({ projectId }) => projectId))];
	const mates = Map.groupBy(await crewOf(tx, projectIds), ({ projectId }) => projectId);
	const told = news.flatMap((one) =>
		(mates.get(one.projectId) ?? []).flatMap((mate) =>
			isMeant(mate, one.to) && isTold(mate.settings, one.kind, 'app') ? { ...one, userId: mate.userId } : []
		)
	);
	if (told.length === 0) return;
	const isThere = await holdPlaces(tx, told);
	const now = clock.now();
	const rows = told
		.filter((one) => isThere.has(placeOf(one)))
		.map(({ about, to: _to, ...row }) => ({
			...row,
			about: about(),
			at: now,
			updatedAt: now,
			writeId: uuidv7()
		}))
		// In one order for everybody, since each is locked.
		.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
	if (rows.length === 0) return;
	await tx
		.insert(notices)
		.values(rows)
		.onConflictDoUpdate({
			target: [notices.key, notices.userId],
			targetWhere: isNull(notices.readAt),
			set: {
				kind: sql`excluded.kind`,
				accountIds: sql`excluded.account_ids`,
				about: sql`excluded.about`,
				at: sql`excluded.at`,
				updatedAt: sql`excluded.updated_at`,
				writeId: sql`excluded.write_id`
			}
		});
}

/** What was to be done has been done: nobody needs to read of it any more. */
export async function settleRead(tx: Tx, { clock }: Pick<Deps, 'clock'>, keys: string[]): Promise<void> {
	if (keys.length === 0) return;
	const now = clock.now();
	await tx
		.update(notices)
		.set({ readAt: now, updatedAt: now, writeId: sql`gen_random_uuid()` })
		.where(and(inArray(notices.key, keys), isNull(notices.readAt)));
}

/**
 * Keeps their places in the projects as they are until the end of this transaction, so that nobody who is put out meanwhile is told
 * something that then nobody takes away from them.
 */
async function holdPlaces(tx: Tx, told: { userId: string; projectId: string }[]): Promise<Set<string>> {
	const { userId, projectId } = projectMembers;
	const places = await tx
		.select({ userId, projectId })
		.from(projectMembers)
		.where(
			and(
				inArray(userId, [...new Set(told.map((one) => one.userId))]),
				inArray(projectId, [...new Set(told.map((one) => one.projectId))]),
				isNull(projectMembers.deletedAt)
			)
		)
		.orderBy(projectMembers.id)
		.for('share');
	return new Set(places.map((one) => placeOf({ userId: one.userId ?? '', projectId: one.projectId })));
}

const placeOf = ({ userId, projectId }: { userId: string; projectId: string }) => `${userId} ${projectId}`;

const orderOf = ({ key, userId }: { key: string; userId: string }) => `${key} ${userId}`;
