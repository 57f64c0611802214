import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Post } from '#sync/records/post.ts';
import { predictEnds } from '#sync/limits/predict-ends.ts';

/** A delay that is worth a word, in milliseconds: the calendar's own grain. */
const worthSaying = 60_000;

/** The instants at which scheduled posts will be out everywhere, of those that their minute has no room for. */
export function delayedEnds(
	posts: Post[],
	accounts: Account[],
	manifests: ReadonlyMap<string, NetworkManifest>
): Map<string, string> {
	const byId = new Map(accounts.map((account) => [account.id, account]));
	const departures = posts.flatMap(({ id, status, scheduledAt, targets, media }) => {
		if (status !== 'scheduled' || scheduledAt === null) return [];
		const sends = targets.flatMap(({ accountId }) => {
			const channel = byId.get(accountId);
			return channel ? { channel, messages: Math.max(1, media.length) } : [];
		});
		return { id, at: Date.parse(scheduledAt), sends };
	});
	const at = new Map(departures.map((one) => [one.id, one.at]));
	const ends = [...predictEnds(departures, manifests)];
	const delayed = ends.filter(([id, end]) => end - (at.get(id) ?? end) >= worthSaying);
	return new Map(delayed.map(([id, end]) => [id, new Date(end).toISOString()]));
}
