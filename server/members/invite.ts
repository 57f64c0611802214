import type { Member } from '#sync/records/member.ts';
import { Refusal } from '#sync/errors.ts';
import { access } from '../core/guard.ts';
import type { Deps } from '../core/deps.ts';
import { lockProject } from '../projects/lock-project.ts';
import { findUser } from '../users/find-user.ts';
import { addMember, type NewMember } from './add-member.ts';
import { memberRecord } from './documents.ts';
import { invitationMail } from './invitation-mail.ts';

/** Adds somebody to a project and tells them by mail. */
export async function invite(
	deps: Deps,
	callerId: string,
	projectId: string,
	given: NewMember
): Promise<Member> {
	const { added, project, inviter } = await deps.write(async (tx) => {
		await access(tx, callerId, projectId, 'members.write');
		const project = await lockProject(tx, projectId);
		if (!project) throw new Refusal('not_found');
		const added = await addMember(tx, deps, projectId, callerId, given);
		return { added, project, inviter: await findUser(tx, callerId) };
	});
	if (added.isNew) deps.mail.send(await invitationMail(deps, added.member, project, inviter));
	return memberRecord(added.member, added.name);
}
