import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { idempotentAnswers, media, projectMembers, projects, users } from '#db/schema.ts';
import { eraseLog, eraseTraces } from '../audit/erase.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';
import { removeUnused } from '../media/clear-stored.ts';
import { lockProject } from '../projects/lock-project.ts';
import { findUser } from './find-user.ts';

/**
 * Erases a person and what only they own: projects in which nobody else is, with their files. Where others remain and no owner among them,
 * the one with the most rights who has been there longest becomes owner: a project is never left without one.
 */
export async function deleteUser(deps: Deps, userId: string): Promise<void> {
	const files = await deps.write(async (tx) => {
		const places = await tx
			.select({ projectId: projectMembers.projectId })
			.from(projectMembers)
			.where(eq(projectMembers.userId, userId))
			.orderBy(projectMembers.projectId);
		const left: string[] = [];
		for (const { projectId } of places) left.push(...(await leave(tx, deps, projectId, userId)));
		await record(tx, deps, { projectId: null, action: 'user.deleted', actorId: userId });
		await eraseTraces(tx, userId);
		const { email } = await findUser(tx, userId);
		await tx.delete(idempotentAnswers).where(eq(idempotentAnswers.caller, userId));
		// Places that are still kept for the address, in whatever project.
		await tx
			.delete(projectMembers)
			.where(and(eq(projectMembers.email, email), isNull(projectMembers.userId)));
		await tx.delete(users).where(eq(users.id, userId));
		return left;
	});
	await removeUnused(deps, [...new Set(files)]);
}

/** Gives the keys of the files that went with the project. */
async function leave(tx: Tx, deps: Deps, projectId: string, userId: string): Promise<string[]> {
	await lockProject(tx, projectId);
	const [heir] = await tx
		.select({ id: projectMembers.id, role: projectMembers.role })
		.from(projectMembers)
		.where(
			and(
				eq(projectMembers.projectId, projectId),
				isNotNull(projectMembers.userId),
				ne(projectMembers.userId, userId),
				isNull(projectMembers.deletedAt)
			)
		)
		.orderBy(
			sql`array_position(array['owner', 'editor', 'author', 'viewer'], role)`,
			asc(projectMembers.createdAt)
		)
		.limit(1);
	if (!heir) {
		const files = await tx
			.select({ hash: media.hash, thumbHash: media.thumbHash })
			.from(media)
			.where(eq(media.projectId, projectId));
		await tx.delete(projects).where(eq(projects.id, projectId));
		const ended = await eraseLog(tx, projectId);
		const target = { kind: 'project' as const, id: projectId };
		const details = { ended };
		await record(tx, deps, { projectId: null, action: 'project.erased', actorId: userId, target, details });
		return files.flatMap(({ hash, thumbHash }) => [hash, thumbHash ?? '']).filter((key) => key !== '');
	}
	if (heir.role !== 'owner') {
		await tx
			.update(projectMembers)
			.set({ role: 'owner', updatedAt: deps.clock.now(), writeId: uuidv7() })
			.where(eq(projectMembers.id, heir.id));
	}
	return [];
}
