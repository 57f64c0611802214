import type { NetworkManifest } from '../records/network.ts';
import type { PartMedium } from './misfits.ts';

/**
 * The files of a post, in their order, as they go into messages: as many beside each other as one message takes, and only kinds that the
 * network lets stand together. The last two messages share what is left, so that no file stands alone without need.
 */
export function groupsOf<Medium extends Kind>(manifest: NetworkManifest, media: Medium[]): Medium[][] {
	const runs: Medium[][] = [];
	for (const medium of media) {
		const run = runs.at(-1);
		const [before] = run ?? [];
		if (run && before && standTogether(manifest, before, medium)) run.push(medium);
		else runs.push([medium]);
	}
	return runs.flatMap((run) => shared(run, manifest.limits.media));
}

/** What a file is, as far as it matters for who may stand beside it. */
export type Kind = Pick<PartMedium, 'kind' | 'mime'>;

/** Whether one message may hold both files. */
export const standTogether = ({ messages }: NetworkManifest, one: Kind, other: Kind): boolean =>
	messages.together.some((kinds) => kinds.includes(one.kind) && kinds.includes(other.kind)) &&
	![one, other].some(({ mime }) => mime !== undefined && messages.alone?.includes(mime));

function shared<Item>(run: Item[], most: number): Item[][] {
	const groups: Item[][] = [];
	for (let at = 0; at < run.length; at += most) groups.push(run.slice(at, at + most));
	const [before, last] = groups.slice(-2);
	const moved = before && last?.length === 1 && before.length > 2 ? before.pop() : undefined;
	if (moved !== undefined) last?.unshift(moved);
	return groups;
}
