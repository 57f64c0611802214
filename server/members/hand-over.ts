import { Refusal } from '#sync/errors.ts';
import type { Member } from '#sync/records/member.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import { changeRole } from './change-role.ts';
import { memberRecord } from './documents.ts';
import { findMember } from './find-member.ts';
import { nameOf } from './name-of.ts';

/** One owner makes another of the members owner in their own place, and goes on as an editor: both or neither. */
export function handOver(deps: Deps, callerId: string, projectId: string, person: string): Promise<Member> {
	return deps.write(async (tx) => {
		await access(tx, callerId, projectId, 'members.write');
		const heir = await findMember(tx, projectId, person);
		const own = await findMember(tx, projectId, callerId);
		// Nobody has answered for an invited address yet.
		if (heir.userId === null || heir.id === own.id) throw new Refusal('not_a_member');
		const owner = await changeRole(tx, deps, heir, 'owner');
		await changeRole(tx, deps, own, 'editor');
		return memberRecord(owner, await nameOf(tx, owner.userId));
	});
}
