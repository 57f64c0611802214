import { deletionMisfit } from '#sync/deletion.ts';
import { same } from '#sync/merge.ts';
import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Post } from '#sync/records/post.ts';
import type { Publication } from '#sync/records/publication.ts';
import type { MisfitCode } from '#sync/text/misfits.ts';
import { haveOneShape } from '#sync/text/shape.ts';
import { plannedFor, type Around } from '../composer/checks.ts';

/** What becomes of one channel's message, said before it is done. `isNo`: the network does not let it, and the server would refuse all. */
export type Fate =
	| { is: 'changes' | 'stays' | 'goes' | 'absent' | 'unclear' | 'part_stays'; isNo: false }
	| { is: 'fixed' | 'reshaped'; isNo: true }
	| { is: 'misfit'; code: MisfitCode; amount: number; isNo: true }
	| { is: 'too_old'; hours: number; isNo: true };

export interface Channel {
	account: Account;
	manifest: NetworkManifest;
	publication: Publication | undefined;
}

/** Of other words and buttons for what is out. */
export function fateOfWords(
	before: Post,
	after: Post,
	{ account, manifest, publication }: Channel,
	around: Pick<Around, 'media' | 'manner'>
): Fate {
	const absent = notThere(publication);
	if (absent) return absent;
	const now = plannedFor(before, account, manifest, around).parts;
	const { parts, misfits } = plannedFor(after, account, manifest, around);
	if (same(now, parts) && same(buttonsOf(before, account, manifest), buttonsOf(after, account, manifest)))
		return { is: 'stays', isNo: false };
	if (!manifest.canEdit) return { is: 'fixed', isNo: true };
	const [misfit] = misfits;
	if (misfit) return { is: 'misfit', code: misfit.code, amount: misfit.amount, isNo: true };
	return haveOneShape(now, parts) ? { is: 'changes', isNo: false } : { is: 'reshaped', isNo: true };
}

/** Where the network has none, none. */
function buttonsOf({ targets }: Post, { id }: Account, { options }: NetworkManifest) {
	if (!options.includes('buttons')) return [];
	return targets.find(({ accountId }) => accountId === id)?.options?.buttons ?? [];
}

/** Of taking it down now; `isKept` leaves it in the channels. `now` in milliseconds. */
export function fateOfRemoval({ manifest, publication }: Channel, isKept: boolean, now: number): Fate {
	const absent = notThere(publication);
	if (absent && absent.is !== 'part_stays') return absent;
	if (isKept) return { is: 'stays', isNo: false };
	const publishedAt = Date.parse(publication?.publishedAt ?? '');
	return deletionMisfit(manifest, publishedAt, now) === 'delete_too_late'
		? { is: 'too_old', hours: manifest.removableHours ?? 0, isNo: true }
		: { is: 'goes', isNo: false };
}

function notThere(publication: Publication | undefined): Fate | null {
	if (publication?.status === 'published') return null;
	if (publication?.status === 'needs_review') return { is: 'unclear', isNo: false };
	const isBegun =
		publication !== undefined && publication.status !== 'deleted' && publication.externalIds.length > 0;
	return { is: isBegun ? 'part_stays' : 'absent', isNo: false };
}
