import type { NetworkManifest } from './records/network.ts';

const hour = 3_600_000;

/** Why a post cannot be taken down at this time; null where it can. Instants in milliseconds. */
export function deletionMisfit(
	{ removableHours }: Pick<NetworkManifest, 'removableHours'>,
	publishAt: number,
	deleteAt: number
): 'delete_before_publish' | 'delete_too_late' | 'delete_unsupported' | null {
	if (removableHours === 0) return 'delete_unsupported';
	if (deleteAt <= publishAt) return 'delete_before_publish';
	return removableHours !== null && deleteAt - publishAt > removableHours * hour ? 'delete_too_late' : null;
}
