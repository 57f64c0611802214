import type { Account } from '#sync/records/account.ts';
import type { Target } from '#sync/records/post.ts';

/** Channels that somebody means who types this: by title, name in the network, or the network. */
export function found(accounts: Account[], search: string): Account[] {
	const parts = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
	return accounts.filter(({ title, username, network }) => {
		const words = `${title} @${username ?? ''} ${network}`.toLocaleLowerCase();
		return parts.every((part) => words.includes(part));
	});
}

/** With these channels too. What is chosen already keeps its own text and options; what is disconnected is not chosen. */
export function withAll(targets: Target[], accounts: Account[]): Target[] {
	const chosen = new Set(targets.map(({ accountId }) => accountId));
	const fresh = accounts.filter(({ id, status }) => status !== 'disconnected' && !chosen.has(id));
	return [...targets, ...fresh.map(({ id }) => ({ accountId: id }))];
}

/** Without these channels. */
export function without(targets: Target[], accounts: Account[]): Target[] {
	const gone = new Set(accounts.map(({ id }) => id));
	return targets.filter(({ accountId }) => !gone.has(accountId));
}
