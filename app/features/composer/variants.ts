import { same } from '#sync/merge.ts';
import type { Account } from '#sync/records/account.ts';
import type { Target } from '#sync/records/post.ts';

/** The text of a channel's own, or undefined where the common one does. */
export const ownText = (targets: Target[], accountId: string): string | undefined =>
	targets.find((target) => target.accountId === accountId)?.html;

/** Gives a channel a text of its own, or with undefined the common one back. */
export const withText = (targets: Target[], accountId: string, html: string | undefined): Target[] =>
	targets.map((target) => {
		if (target.accountId !== accountId) return target;
		const { html: _before, ...rest } = target;
		return html === undefined ? rest : { ...rest, html };
	});

/** Channels that are sent the same in the same way, by the first of them: on a network of one kind, with the same words and options. */
export function alike(targets: Target[], accounts: Account[]): { first: Account; others: Account[] }[] {
	const groups: { target: Target; first: Account; others: Account[] }[] = [];
	for (const target of targets) {
		const account = accounts.find(({ id }) => id === target.accountId);
		if (!account) continue;
		const group = groups.find(
			(one) =>
				one.first.network === account.network &&
				one.target.html === target.html &&
				same(one.target.options ?? {}, target.options ?? {})
		);
		if (group) group.others.push(account);
		else groups.push({ target, first: account, others: [] });
	}
	return groups.map(({ first, others }) => ({ first, others }));
}
