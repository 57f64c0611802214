import { and, eq, inArray } from 'drizzle-orm';
import { heldNotices, noticeSettings, notices, projects, users, type HeldNoticeRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { tellPeople } from '../push/tell.ts';
import { digestLetter, digestPush, type Told } from './digest-words.ts';

/**
 * Tells one person in one what was held for them. What they have read in the app meanwhile is left out. It is taken from the table before it
 * is told: a program that dies in between loses a summary of what stands in the app, and never tells it twice.
 */
export async function tellDigest(deps: Deps, userId: string, way: HeldNoticeRow['way']): Promise<void> {
	const told = await takeHeld(deps, userId, way);
	const [person] = await deps.db.select().from(users).where(eq(users.id, userId));
	if (!person || told.length === 0) return;
	if (way === 'push') return tellPeople(deps, [userId], (locale) => digestPush(locale, told));
	deps.mail.send(digestLetter(person, told, deps.config.publicUrl));
}

async function takeHeld({ db, clock }: Deps, userId: string, way: HeldNoticeRow['way']): Promise<Told[]> {
	return db.transaction(async (tx) => {
		const rows = await tx
			.delete(heldNotices)
			.where(and(eq(heldNotices.userId, userId), eq(heldNotices.way, way)))
			.returning();
		const keys = rows.map(({ key }) => key);
		const shown = await tx
			.select({ key: notices.key, readAt: notices.readAt })
			.from(notices)
			.where(and(eq(notices.userId, userId), inArray(notices.key, keys)));
		const isSeen = ({ key, heldAt }: HeldNoticeRow) => {
			const same = shown.filter((one) => one.key === key);
			return (
				same.every(({ readAt }) => readAt !== null) && same.some(({ readAt }) => readAt && readAt >= heldAt)
			);
		};
		const news = rows.filter((row) => !isSeen(row)).sort((a, b) => a.heldAt.getTime() - b.heldAt.getTime());
		const { id, name } = projects;
		const ids = news.map(({ projectId }) => projectId);
		const named = await tx.select({ id, name }).from(projects).where(inArray(projects.id, ids));
		const nameOf = new Map(named.map((project) => [project.id, project.name]));
		if (way === 'mail' && news.length > 0) {
			const mailedAt = clock.now();
			await tx
				.insert(noticeSettings)
				.values({ userId, mailedAt })
				.onConflictDoUpdate({ target: noticeSettings.userId, set: { mailedAt } });
		}
		return news.map((row) => ({ ...row, project: nameOf.get(row.projectId) ?? '' }));
	});
}
