import { may } from './access.ts';
import { isApproved } from './approval.ts';
import { same } from './merge.ts';
import type { Role } from './records/member.ts';
import { isPlanned, type Post } from './records/post.ts';
import type { Stored } from './protocol.ts';

/**
 * What becomes of a pushed post whose device had seen the present master. Pure, and the same rules as the routes'.
 *
 * `write`: as given, or with the server's word where the device may not decide; then `isAsPushed` is false and the device is shown
 * what was written. `refuse`: nothing is written, the device is shown the master. `divert`: the text came too late or from
 * someone who may not change this post; it is kept as a new draft, and the device is shown the master.
 */
export type Judgement =
	| { is: 'write'; post: Stored<Post>; isAsPushed: boolean }
	| { is: 'refuse' }
	| { is: 'divert' }
	| { is: 'ignore' };

export interface Author {
	userId: string;
	role: Role;
	now: Date;
	/** Whether the project lets nothing be planned or sent that nobody has approved. */
	isApprovalRequired?: boolean;
}

/** How far ahead a device's clock may be before its word on the time is replaced, in milliseconds. */
const tolerance = 5 * 60_000;

export function judgePost(pushed: Stored<Post>, master: Stored<Post> | null, author: Author): Judgement {
	if (!may(author.role, 'posts.draft')) return { is: 'refuse' };
	return master === null ? judgeNew(pushed, author) : judgeChange(pushed, master, author);
}

function judgeNew(pushed: Stored<Post>, author: Author): Judgement {
	if (pushed._deleted) return { is: 'ignore' };
	const isForged =
		!isPlanned(pushed.status) || pushed.createdBy !== author.userId || pushed.lateEditOf !== null;
	if (isForged) return { is: 'refuse' };
	const isFromTheFuture = Date.parse(pushed.createdAt) > author.now.getTime() + tolerance;
	const createdAt = isFromTheFuture ? author.now.toISOString() : pushed.createdAt;
	const made = { ...pushed, createdAt, thread: [], approval: ruledApproval(pushed, null, author) };
	return written(pushed, placed({ ...made, status: allowedStatus(made, null, author) }, null));
}

function judgeChange(given: Stored<Post>, master: Stored<Post>, author: Author): Judgement {
	// What people say about it is the server's to write: whatever a device has of it stays out.
	const pushed = { ...given, thread: master.thread };
	const isForged = serverOwned.some((field) => pushed[field] !== master[field]);
	if (isForged) return { is: 'refuse' };
	const isOurs = may(author.role, 'posts.publish') || !isCommitted(master);
	if (pushed._deleted) {
		return isOurs && master.status !== 'publishing'
			? written(given, { ...master, writeId: pushed.writeId, updatedAt: pushed.updatedAt, _deleted: true })
			: { is: 'refuse' };
	}
	if (isOut(master) || !isOurs) return judgeLate(pushed, master, isOurs);
	if (!isPlanned(pushed.status) && pushed.status !== master.status) return { is: 'refuse' };
	const ruled = { ...pushed, approval: ruledApproval(pushed, master, author) };
	return written(given, placed({ ...ruled, status: allowedStatus(ruled, master, author) }, master));
}

/** Title and labels are the desk's own order and may change at any time; what readers see may not. */
function judgeLate(pushed: Stored<Post>, master: Stored<Post>, isOurs: boolean): Judgement {
	if (!same(textOf(pushed), textOf(master))) return { is: 'divert' };
	const isPlanKept = same(planOf(pushed), planOf(master)) && !master._deleted;
	return isOurs && isPlanKept ? written(pushed, pushed) : { is: 'refuse' };
}

/** A post whose content has left, or is leaving: at least one network may hold it. */
export const isOut = (post: Post): boolean =>
	post.status === 'publishing' || post.status === 'published' || post.status === 'partial';

/** A post that somebody with the right to publish has decided about. */
const isCommitted = (post: Post): boolean => post.status !== 'draft' && post.status !== 'review';

const serverOwned = ['projectId', 'createdBy', 'createdAt', 'lateEditOf'] as const;

const textOf = ({ html, media, poll }: Post) => ({ html, media, poll });
const planOf = ({ status, scheduledAt, queuePlace, deleteAt, targets, approval }: Post) => ({
	approval,
	status,
	scheduledAt,
	queuePlace,
	deleteAt,
	targets
});

/** Whether a late row holds text that its author changed, rather than text that it merely still had. */
export const holdsNewText = (pushed: Post, assumed: Partial<Post> | null, master: Post): boolean =>
	!same(textOf(pushed), textOf(master)) &&
	!(
		assumed?.html === pushed.html &&
		same(assumed.media, pushed.media) &&
		same(assumed.poll ?? null, pushed.poll)
	);

/**
 * Whose word a pushed post has: what it had, as long as it says the same, and that of an editor who has approved just what they push. Nobody
 * approves for another.
 */
function ruledApproval(pushed: Post, master: Post | null, author: Author): Post['approval'] {
	const had = master?.approval ?? null;
	const stood = had && isApproved({ ...pushed, approval: had }) ? had : null;
	const given = pushed.approval;
	if (given === null) return null;
	if (same(given, had)) return stood;
	const isTheirOwn = given.by === author.userId && given.client === null;
	if (!isTheirOwn || !may(author.role, 'posts.approve') || !isApproved(pushed)) return stood;
	const isFromTheFuture = Date.parse(given.at) > author.now.getTime() + tolerance;
	return isFromTheFuture ? { ...given, at: author.now.toISOString() } : given;
}

/** What was planned and has lost its approval is up for review again; its hour stays as a suggestion. */
function allowedStatus(pushed: Post, master: Post | null, author: Author): Post['status'] {
	if (pushed.status !== 'scheduled') return pushed.status;
	if (author.isApprovalRequired && pushed.approval === null) {
		return master === null ? 'draft' : master.status === 'scheduled' ? 'review' : master.status;
	}
	const isPlan = pushed.scheduledAt !== null && pushed.targets.length > 0;
	if (isPlan && may(author.role, 'posts.publish')) return 'scheduled';
	return master && master.status !== 'scheduled' ? master.status : 'draft';
}

/** Only what is scheduled stands in the queue; and who gives a queued post another time, by an app that knows no queue, takes it out. */
function placed(post: Stored<Post>, master: Stored<Post> | null): Stored<Post> {
	const isTimedByHand =
		master?.status === 'scheduled' &&
		master.queuePlace === post.queuePlace &&
		master.scheduledAt !== post.scheduledAt;
	return post.status !== 'scheduled' || isTimedByHand ? { ...post, queuePlace: null } : post;
}

const written = (pushed: Stored<Post>, post: Stored<Post>): Judgement => ({
	is: 'write',
	post,
	isAsPushed:
		same({ ...pushed, updatedAt: '' }, { ...post, updatedAt: '' }) || (pushed._deleted && post._deleted)
});
