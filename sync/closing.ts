import type { NetworkManifest } from './records/network.ts';

const day = 86_400_000;

/** Why a poll cannot be closed at this time; null where it can. Instants in milliseconds. */
export function closingMisfit(
	{ limits }: Pick<NetworkManifest, 'limits'>,
	publishAt: number,
	closesAt: number
): 'poll_closes_early' | 'poll_closes_late' | null {
	if (closesAt <= publishAt) return 'poll_closes_early';
	const most = limits.poll?.openDays ?? Infinity;
	return closesAt - publishAt > most * day ? 'poll_closes_late' : null;
}
