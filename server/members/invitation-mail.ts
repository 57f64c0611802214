import { eq } from 'drizzle-orm';
import { users, type MemberRow, type UserRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { Mail } from '../integrations/mail/mail.ts';
import { invitationLetter, welcomeLetter } from './letters.ts';

/** What a new place is told of by: an invitation, or that it is there already. In the person's language or, where that is not known, the inviter's. */
export async function invitationMail(
	deps: Deps,
	member: MemberRow,
	project: { name: string },
	inviter: UserRow
): Promise<Mail> {
	const locale = await localeOf(deps, member.userId, inviter.locale);
	const about = { to: member.email, locale, by: inviter.name || inviter.email, project: project.name };
	const { publicUrl } = deps.config;
	return member.userId === null
		? invitationLetter({ ...about, link: `${publicUrl}/register?email=${encodeURIComponent(member.email)}` })
		: welcomeLetter({ ...about, link: publicUrl });
}

async function localeOf(deps: Deps, userId: string | null, other: 'ru' | 'en'): Promise<'ru' | 'en'> {
	if (userId === null) return other;
	const [person] = await deps.db.select({ locale: users.locale }).from(users).where(eq(users.id, userId));
	return person?.locale ?? other;
}
