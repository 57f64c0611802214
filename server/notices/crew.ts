import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { noticeSettings, projectMembers } from '#db/schema.ts';
import type { Role } from '#sync/records/member.ts';
import type { NoticeSettings } from '#sync/records/notice-settings.ts';
import { chosenOr } from './settings.ts';

/** Somebody who works on a project, and how they want to be told. */
export interface Mate {
	userId: string;
	projectId: string;
	settings: NoticeSettings;
	/** When they were sent a letter last. */
	mailedAt: Date | null;
	role: Role;
}

/** Everybody of these projects. Whoever only reads along is told nothing, unless they are meant by name. */
export async function crewOf(db: Db | Tx, projectIds: string[]): Promise<Mate[]> {
	const people = await db
		.select({
			userId: projectMembers.userId,
			projectId: projectMembers.projectId,
			role: projectMembers.role,
			chosen: noticeSettings.chosen,
			mailedAt: noticeSettings.mailedAt
		})
		.from(projectMembers)
		.leftJoin(noticeSettings, eq(noticeSettings.userId, projectMembers.userId))
		.where(
			and(
				inArray(projectMembers.projectId, projectIds),
				isNotNull(projectMembers.userId),
				isNull(projectMembers.deletedAt)
			)
		);
	return people.flatMap(({ userId, chosen, ...mate }) =>
		userId === null ? [] : [{ ...mate, userId, settings: chosenOr(chosen) }]
	);
}

/** Whether a mate is told: of what is meant for somebody only they are, of all else everybody who works there. */
export const isMeant = ({ userId, role }: Mate, to: readonly string[] | undefined): boolean =>
	to ? to.includes(userId) : role !== 'viewer';
