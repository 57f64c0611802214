import type { NetworkManifest } from '../records/network.ts';
import type { Fitted } from './fit.ts';
import { standTogether, type Kind } from './groups.ts';

/** Why a post goes out as several messages. */
export const whys = ['files_over', 'kinds_apart', 'text_after', 'text_split', 'poll_apart'] as const;
export type Why = (typeof whys)[number];

/** Each reason once. `groups`: the files of each message, in their order. */
export function whySeveral(
	manifest: NetworkManifest,
	groups: Kind[][],
	{ beside, after }: Pick<Fitted, 'beside' | 'after'>,
	isPollApart: boolean
): Why[] {
	const seams = groups.slice(1).map(([first], at) => {
		const before = groups[at]?.at(-1);
		return Boolean(before && first && standTogether(manifest, before, first));
	});
	const holds: Record<Why, boolean> = {
		files_over: seams.some((couldStand) => couldStand),
		kinds_apart: seams.some((couldStand) => !couldStand),
		text_after: after.length > 0 && beside === '',
		text_split: after.length > 0 && beside !== '',
		poll_apart: isPollApart
	};
	return whys.filter((why) => holds[why]);
}
