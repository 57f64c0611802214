import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { projectMembers, users } from '#db/schema.ts';
import { may } from '#sync/access.ts';
import type { Member } from '#sync/records/member.ts';
import type { Deps } from '../../core/deps.ts';
import { changeRole } from '../../members/change-role.ts';
import { memberRecord } from '../../members/documents.ts';
import { removeMember } from '../../members/remove-member.ts';
import { lockProject } from '../../projects/lock-project.ts';
import { among, heldTo } from '../among.ts';
import type { Change, Reader, Store } from '../store.ts';

/** A device may change a role and take a place away. An invitation sends a letter, so it is asked of the server directly. */
export const memberStore: Store<'members'> = {
	async read(tx, reader, ids) {
		const rows = await rowsOf(tx, reader, ids);
		return new Map(
			rows.map(({ member, name }) => [
				member.id,
				{ ...memberRecord(member, name), _deleted: member.deletedAt !== null }
			])
		);
	},

	async write(tx, deps, reader, changes) {
		const answers: (object | null)[] = [];
		for (const change of changes) answers.push(await take(tx, deps, reader, change));
		return answers;
	}
};

const rowsOf = async (tx: Tx, reader: Reader, ids: string[]) =>
	ids.length === 0 || reader.roles.size === 0
		? []
		: tx
				.select({ member: projectMembers, name: users.name })
				.from(projectMembers)
				.leftJoin(users, eq(users.id, projectMembers.userId))
				.where(and(among(projectMembers.id, ids), heldTo(projectMembers.projectId, reader.roles.keys())));

async function take(tx: Tx, deps: Deps, reader: Reader, { pushed, master, row }: Change<Member>) {
	const refused = master ?? { id: row.id, projectId: pushed.projectId, _deleted: true };
	const role = master && reader.roles.get(master.projectId);
	if (!master || !role || master._deleted) return refused;
	const isLeaving = pushed._deleted && master.userId === reader.userId;
	const isForged = owned.some((field) => pushed[field] !== master[field]);
	if (isForged || !(may(role, 'members.write') || isLeaving)) return refused;
	// Under the lock that orders all changes of who may do what; the row is read again behind it.
	await lockProject(tx, master.projectId);
	const [present] = await rowsOf(tx, reader, [row.id]);
	if (!present || present.member.deletedAt !== null) return refused;
	if (pushed._deleted) await removeMember(tx, deps, present.member, pushed.writeId);
	else await changeRole(tx, deps, present.member, pushed.role, pushed.writeId);
	return null;
}

const owned = ['projectId', 'userId', 'email', 'name', 'status', 'createdAt'] as const;
