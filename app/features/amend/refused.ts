import type { Post } from '#sync/records/post.ts';
import { ApiProblem } from '#app/lib/api-problem.ts';
import type { Channel } from './fates.ts';

/** The channel that the server's no is about, by its title; it names the place in the post. */
export function refusedChannel(error: unknown, post: Post, channels: { channel: Channel }[]): string | null {
	if (!(error instanceof ApiProblem)) return null;
	const [, index] = /^targets\.(\d+)/.exec(error.errors[0]?.path ?? '') ?? [];
	const target = index === undefined ? undefined : post.targets[Number(index)];
	const found = channels.find(({ channel }) => channel.account.id === target?.accountId);
	return found?.channel.account.title ?? null;
}
