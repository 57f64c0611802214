import { predictEnds, type Departure } from '#sync/limits/predict-ends.ts';
import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Post } from '#sync/records/post.ts';
import { indexed } from '#app/lib/data/indexes.ts';

/** A delay that is worth a word, in milliseconds: the calendar's own grain. */
const worthSaying = 60_000;

/** No crowd is worth asking about that would take longer than this, in milliseconds. */
const longestCrowd = 2 * 3_600_000;

/** The planned posts that may still be leaving at an instant. */
export const leavingBefore = (projectId: string, at: string) => ({
	selector: {
		projectId,
		status: 'scheduled' as const,
		scheduledAt: { $gte: new Date(Date.parse(at) - longestCrowd).toISOString(), $lte: at }
	},
	sort: [{ scheduledAt: 'asc' as const }],
	index: indexed('byTime')
});

/** What of a post its way out depends on. */
export type Leaving = Pick<Post, 'id' | 'scheduledAt' | 'targets' | 'media' | 'poll'>;

/** The instants at which posts will be out everywhere, of those that their minute has no room for. */
export function delayedEnds(
	posts: Leaving[],
	accounts: Account[],
	manifests: ReadonlyMap<string, NetworkManifest>
): Map<string, string> {
	const byId = new Map(accounts.map((account) => [account.id, account]));
	const departures = posts.flatMap((post): Departure[] => {
		if (post.scheduledAt === null) return [];
		const sends = post.targets.flatMap(({ accountId }) => {
			const channel = byId.get(accountId);
			return channel ? { channel, messages: messagesOf(post) } : [];
		});
		return [{ id: post.id, at: Date.parse(post.scheduledAt), sends }];
	});
	const ends = predictEnds(departures, manifests);
	return new Map(
		departures.flatMap(({ id, at }): [string, string][] => {
			const end = ends.get(id) ?? at;
			return end - at >= worthSaying ? [[id, new Date(end).toISOString()]] : [];
		})
	);
}

/** An album counts as all of its messages, and a poll may be one more. */
const messagesOf = ({ media, poll }: Leaving): number => Math.max(1, media.length) + (poll ? 1 : 0);
