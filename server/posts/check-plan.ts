import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts, type AccountRow, type PostRow } from '#db/schema.ts';
import { Refusal, refusals, type RefusalCode } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { mediaOf } from '../media/outgoing-media.ts';

/**
 * Refuses a plan that a network would refuse, before anything is sent: with the reason's code, the channel by its title, and the place in the
 * post. Files that are still on their way do not stop it: the post waits for them when it is due. Gives the channels that it goes to.
 */
export async function checkPlan(
	tx: Tx,
	deps: Pick<Deps, 'networks' | 'files'>,
	post: PostRow,
	accountIds?: string[]
): Promise<AccountRow[]> {
	const chosen = post.targets.filter((target) => accountIds?.includes(target.accountId) ?? true);
	if (chosen.length === 0) throw new Refusal('no_targets');
	const there = await accountsOf(
		tx,
		post.projectId,
		chosen.map((target) => target.accountId)
	);
	const files = await mediaOf(tx, deps, post);
	return chosen.map((target) => {
		const place = `targets.${post.targets.indexOf(target)}`;
		const account = there.get(target.accountId);
		if (!account) throw refusal('account_not_found', place, target.accountId);
		const network = deps.networks.get(account.network);
		if (!network || account.status === 'disconnected')
			throw refusal('account_disconnected', place, account.title);
		const outgoing = { html: target.html ?? post.html, media: files, options: target.options ?? {} };
		const [objection] = network.objections(outgoing);
		if (objection) throw refusal(objection.code, place, `${account.title}: ${objection.detail}`);
		return account;
	});
}

const refusal = (code: string, path: string, detail: string): Refusal =>
	new Refusal(isCode(code) ? code : 'validation_failed', {
		detail,
		errors: [{ path, code, message: detail }]
	});

const isCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);

async function accountsOf(tx: Tx, projectId: string, ids: string[]): Promise<Map<string, AccountRow>> {
	const rows = await tx
		.select()
		.from(accounts)
		.where(and(inArray(accounts.id, ids), eq(accounts.projectId, projectId), isNull(accounts.deletedAt)));
	return new Map(rows.map((row) => [row.id, row]));
}
