import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { noticeSettings, projectMembers } from '#db/schema.ts';
import { usualSettings, type NoticeSettings } from '#sync/records/notice-settings.ts';

/** Somebody who works on a project, and how they want to be told. */
export interface Mate {
	userId: string;
	projectId: string;
	settings: NoticeSettings;
	/** When they were sent a letter last. */
	mailedAt: Date | null;
}

/** Everybody who works on these projects: whoever only reads along is told nothing. */
export async function crewOf(db: Db | Tx, projectIds: string[]): Promise<Mate[]> {
	const people = await db
		.select({
			userId: projectMembers.userId,
			projectId: projectMembers.projectId,
			chosen: noticeSettings.chosen,
			mailedAt: noticeSettings.mailedAt
		})
		.from(projectMembers)
		.leftJoin(noticeSettings, eq(noticeSettings.userId, projectMembers.userId))
		.where(
			and(
				inArray(projectMembers.projectId, projectIds),
				inArray(projectMembers.role, ['owner', 'editor', 'author']),
				isNotNull(projectMembers.userId),
				isNull(projectMembers.deletedAt)
			)
		);
	return people.flatMap(({ userId, chosen, ...mate }) =>
		userId === null ? [] : [{ ...mate, userId, settings: chosen ?? usualSettings }]
	);
}
