import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { projectMembers, projects, type ProjectRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { HashtagGroup, UtmRule } from '#sync/records/extras.ts';
import type { Overflow } from '#sync/records/project.ts';
import type { Slot } from '#sync/records/queue.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';
import { findUser } from '../users/find-user.ts';

export interface NewProject {
	id?: string | undefined;
	name: string;
	timezone: string;
	approvalRequired: boolean;
	overflow: Overflow;
	graceMinutes?: number;
	slots?: Slot[];
	queuePaused?: boolean;
	hashtagGroups?: HashtagGroup[];
	utm?: UtmRule[];
	writeId?: string;
}

/**
 * Makes a project with its maker as owner. An id that its maker chose before is answered with the project that it made; one that stands for
 * anything else is refused, without a word about what.
 */
export async function createProject(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	userId: string,
	{ id = uuidv7(), writeId = uuidv7(), ...given }: NewProject
): Promise<ProjectRow> {
	const now = deps.clock.now();
	const written = { createdAt: now, updatedAt: now, writeId };
	const [made] = await tx
		.insert(projects)
		.values({ id, ...given, createdBy: userId, ...written })
		.onConflictDoNothing()
		.returning();
	if (!made) return findOwn(tx, userId, id);
	const { email } = await findUser(tx, userId);
	await tx.insert(projectMembers).values({ projectId: id, userId, email, role: 'owner', ...written });
	const target = { kind: 'project' as const, id, name: made.name };
	await record(tx, deps, { projectId: id, action: 'project.created', actorId: userId, target });
	return made;
}

async function findOwn(tx: Tx, userId: string, id: string): Promise<ProjectRow> {
	const [own] = await tx
		.select()
		.from(projects)
		.where(and(eq(projects.id, id), eq(projects.createdBy, userId), isNull(projects.deletedAt)));
	if (!own) throw new Refusal('already_exists');
	return own;
}
