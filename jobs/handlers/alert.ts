import { eq } from 'drizzle-orm';
import { accounts } from '#db/schema.ts';
import { accountNotice } from '#server/notices/account-notice.ts';
import { tellAway } from '#server/notices/tell-away.ts';
import type { Handler } from '../handler.ts';

/** Tells everybody who works on the project; nobody where the channel is well again, or was taken away. */
export const alert: Handler<'alert'> = async (deps, { accountId }) => {
	const [account] = await deps.db.select().from(accounts).where(eq(accounts.id, accountId));
	if (!account || account.deletedAt !== null || account.status === 'active') return;
	const { id: subjectId, projectId, title: about, status } = account;
	const { refusals = {} } = deps.networks.get(account.network)?.face ?? {};
	const own = refusals[account.statusReason ?? '']?.notice;
	const kind = status === 'disconnected' ? 'account_lost' : 'account_attention';
	await tellAway(deps, { projectId, kind, subjectId, about }, (locale) =>
		accountNotice(locale, account, own)
	);
};
