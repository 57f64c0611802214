import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { accounts, projectMembers } from '#db/schema.ts';
import { accountNotice } from '#server/notices/account-notice.ts';
import { tellPeople } from '#server/push/tell.ts';
import { rules } from '#sync/access.ts';
import type { Handler } from '../handler.ts';

/** Tells those who can connect it again. */
export const alert: Handler<'alert'> = async (deps, { accountId }) => {
	const [account] = await deps.db
		.select()
		.from(accounts)
		.where(and(eq(accounts.id, accountId), isNull(accounts.deletedAt)));
	if (account?.status !== 'attention') return;
	const people = await deps.db
		.select({ userId: projectMembers.userId })
		.from(projectMembers)
		.where(
			and(
				eq(projectMembers.projectId, account.projectId),
				inArray(projectMembers.role, [...rules['accounts.write']]),
				isNotNull(projectMembers.userId),
				isNull(projectMembers.deletedAt)
			)
		);
	await tellPeople(
		deps,
		people.flatMap(({ userId }) => userId ?? []),
		(locale) => accountNotice(locale, account)
	);
};
