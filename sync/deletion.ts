import type { NetworkManifest } from './records/network.ts';

const hour = 3_600_000;

/** The hour of deletion of a post that is moved: as long after it goes out as before. */
export function shiftedDeletion(
	deleteAt: string | null,
	from: string | null,
	to: string | null
): string | null {
	if (deleteAt === null || from === null || to === null) return deleteAt;
	return new Date(Date.parse(deleteAt) + Date.parse(to) - Date.parse(from)).toISOString();
}

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
