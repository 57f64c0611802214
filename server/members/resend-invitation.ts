import { Refusal } from '#sync/errors.ts';
import { budgets, accountKey } from '../auth/budgets.ts';
import { spend } from '../core/budget.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import { lockProject } from '../projects/lock-project.ts';
import { findUser } from '../users/find-user.ts';
import { findMember } from './find-member.ts';
import { invitationMail } from './invitation-mail.ts';

/** Sends the letter of an invitation that nobody has taken up once more. */
export async function resendInvitation(
	deps: Deps,
	callerId: string,
	projectId: string,
	memberId: string
): Promise<void> {
	const { member, project, inviter } = await deps.db.transaction(async (tx) => {
		await access(tx, callerId, projectId, 'members.write');
		const member = await findMember(tx, projectId, memberId);
		const project = await lockProject(tx, projectId);
		if (!project) throw new Refusal('not_found');
		return { member, project, inviter: await findUser(tx, callerId) };
	});
	if (member.userId !== null) throw new Refusal('already_member');
	await spend(deps, budgets.letters, accountKey(member.email));
	deps.mail.send(await invitationMail(deps, member, project, inviter));
}
