import type { MediaKind } from '../records/media.ts';
import type { NetworkManifest } from '../records/network.ts';

/**
 * The files of a post, in their order, as they go into messages: as many beside each other as one message takes, and only kinds that the
 * network lets stand together. The last two messages share what is left, so that no file stands alone without need.
 */
export function groupsOf<Medium extends { kind: MediaKind }>(
	manifest: NetworkManifest,
	media: Medium[]
): Medium[][] {
	const runs: Medium[][] = [];
	for (const medium of media) {
		const run = runs.at(-1);
		const [before] = run ?? [];
		if (run && before && standTogether(manifest, before.kind, medium.kind)) run.push(medium);
		else runs.push([medium]);
	}
	return runs.flatMap((run) => shared(run, manifest.limits.media));
}

/** Whether one message may hold files of both kinds. */
export const standTogether = ({ messages }: NetworkManifest, one: MediaKind, other: MediaKind): boolean =>
	messages.together.some((kinds) => kinds.includes(one) && kinds.includes(other));

function shared<Item>(run: Item[], most: number): Item[][] {
	const groups: Item[][] = [];
	for (let at = 0; at < run.length; at += most) groups.push(run.slice(at, at + most));
	const [before, last] = groups.slice(-2);
	const moved = before && last?.length === 1 && before.length > 2 ? before.pop() : undefined;
	if (moved !== undefined) last?.unshift(moved);
	return groups;
}
