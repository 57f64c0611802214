import type { PostStatus } from '#sync/records/post.ts';

export interface Planned {
	status: PostStatus;
	at: Date | null;
	/** What became of it on each channel, where it was sent. */
	outcomes: ('published' | 'failed')[];
}

const day = 86_400_000;

/**
 * What became, or is to become, of the `index`th of `count` posts: two thirds lie behind, sent at nine or at six by Moscow's clock; the others
 * are planned, in review, or drafts. Some of the past went wrong, as it does.
 */
export function planFor(index: number, count: number, channels: number, now: Date): Planned {
	const past = Math.floor(count * 0.6);
	const planned = Math.floor(count * 0.85);
	const midnight = Math.floor(now.getTime() / day) * day;
	const hour = index % 2 === 0 ? 6 : 15;
	const at = new Date(midnight + Math.ceil((index - past) / 1.5) * day + hour * 3_600_000);
	const all = Array.from({ length: channels }, () => 'published' as const);
	if (index >= planned) return { status: index % 3 === 0 ? 'review' : 'draft', at: null, outcomes: [] };
	if (index >= past) return { status: 'scheduled', at: new Date(at.getTime() + 2 * day), outcomes: [] };
	const sentAt = new Date(at.getTime() - 2 * day);
	if (index % 17 === 5) return { status: 'missed', at: sentAt, outcomes: [] };
	if (index % 17 === 9) return { status: 'failed', at: sentAt, outcomes: all.map(() => 'failed') };
	if (index % 17 === 13 && channels > 1)
		return { status: 'partial', at: sentAt, outcomes: ['published', 'failed'] };
	return { status: 'published', at: sentAt, outcomes: all };
}
