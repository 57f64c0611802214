import { eq } from 'drizzle-orm';
import { users } from '#db/schema.ts';
import type { Member } from '#sync/records/member.ts';
import { Refusal } from '#sync/errors.ts';
import { access } from '../core/guard.ts';
import type { Deps } from '../core/deps.ts';
import { lockProject } from '../projects/lock-project.ts';
import { findUser } from '../users/find-user.ts';
import { addMember, type NewMember } from './add-member.ts';
import { memberRecord } from './documents.ts';
import { invitationLetter, welcomeLetter } from './letters.ts';

/** Adds somebody to a project and tells them by mail, in their own language or, where it is not known, in the inviter's. */
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
	if (added.isNew) {
		const locale = await localeOf(deps, added.member.userId, inviter.locale);
		const about = { to: given.email, locale, by: inviter.name || inviter.email, project: project.name };
		const { publicUrl } = deps.config;
		const mail =
			added.member.userId === null
				? invitationLetter({
						...about,
						link: `${publicUrl}/register?email=${encodeURIComponent(given.email)}`
					})
				: welcomeLetter({ ...about, link: publicUrl });
		deps.mail.send(mail);
	}
	return memberRecord(added.member, added.name);
}

async function localeOf(deps: Deps, userId: string | null, other: 'ru' | 'en'): Promise<'ru' | 'en'> {
	if (userId === null) return other;
	const [person] = await deps.db.select({ locale: users.locale }).from(users).where(eq(users.id, userId));
	return person?.locale ?? other;
}
