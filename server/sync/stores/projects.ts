import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { projects } from '#db/schema.ts';
import { may } from '#sync/access.ts';
import { Refusal } from '#sync/errors.ts';
import type { Nothing } from '#sync/protocol.ts';
import { usualGrace, type Project } from '#sync/records/project.ts';
import type { Deps } from '../../core/deps.ts';
import { createProject } from '../../projects/create-project.ts';
import { deleteProject } from '../../projects/delete-project.ts';
import { projectRecord } from '../../projects/documents.ts';
import { updateProject } from '../../projects/update-project.ts';
import type { Change, Reader, Store } from '../store.ts';

/** A project is its own scope: who is no member does not see it, and a deleted one has no members. */
export const projectStore: Store<'projects'> = {
	async read(tx, reader, ids, { lock } = { lock: false }) {
		const mine = ids.filter((id) => reader.roles.has(id));
		if (mine.length === 0) return new Map();
		const query = tx.select().from(projects).where(inArray(projects.id, mine)).orderBy(projects.id);
		const rows = await (lock ? query.for('no key update') : query);
		return new Map(
			rows.map((row) => {
				const role = reader.roles.get(row.id) ?? 'viewer';
				return [row.id, { ...projectRecord(row, role), _deleted: row.deletedAt !== null }];
			})
		);
	},

	blank: (_reader, now) => ({
		...{ approvalRequired: false, overflow: 'refuse', slots: [], queuePaused: false, myRole: 'owner' },
		...{ graceMinutes: usualGrace, hashtagGroups: [], utm: [] },
		...{ createdAt: now.toISOString(), updatedAt: now.toISOString() }
	}),

	async write(tx, deps, reader, changes) {
		const answers: (object | null)[] = [];
		for (const change of changes) answers.push(await take(tx, deps, reader, change));
		return answers;
	}
};

async function take(tx: Tx, deps: Deps, reader: Reader, { pushed, master, row }: Change<Project>) {
	const { name, timezone, approvalRequired, overflow, graceMinutes, writeId } = pushed;
	const { slots, queuePaused, hashtagGroups, utm } = pushed;
	const settings = {
		...{ name, timezone, approvalRequired, overflow, graceMinutes },
		...{ slots, queuePaused, hashtagGroups, utm }
	};
	if (!master) {
		const nothing: Nothing = { id: row.id, projectId: null, _deleted: true };
		if (pushed._deleted) return nothing;
		if (pushed.myRole !== 'owner') throw new Refusal('validation_failed');
		const given = { id: row.id, ...settings, writeId };
		const made = await createProject(tx, deps, reader.userId, given);
		// Its maker, who has been put out of it since, is no newcomer: what is there has another word.
		return made.writeId === writeId ? null : nothing;
	}
	const isForged = pushed.myRole !== master.myRole || pushed.createdAt !== master.createdAt;
	const action = pushed._deleted ? 'project.delete' : 'project.update';
	if (isForged || !may(master.myRole, action)) return master;
	if (pushed._deleted) await deleteProject(tx, deps, row.id, writeId);
	else await updateProject(tx, deps, row.id, settings, writeId);
	return null;
}
