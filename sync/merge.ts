import { diff3Merge } from 'node-diff3';
import { contentHash } from './approval.ts';
import { shiftedDeletion } from './deletion.ts';
import { longestHtml, mostLabels, mostMedia, type Post } from './records/post.ts';
import { spelled } from './text/spelled.ts';

/**
 * Three-way merging of a post, the same at both ends: pure, total, deterministic. `base` is the state that both sides started from.
 *
 * One side changed a field: take it. Both changed it alike: take it. A poll is one thing that somebody asked. Sets (labels, media) are joined. The text is joined by lines.
 * Where both changed the same thing, the server's stays and ours is named in `lost`, so that it can be kept. Time, status and channels
 * are one decision and never a mixture: a post must not go out at one person's hour to another's channels. Of two full sets not all may fit:
 * what is joined is a post that can be stored, or it would be refused whole. An approval is of the text that its giver saw, and of no mixture.
 */
export interface Merged {
	post: Post;
	/** Fields in which our side's change did not make it. */
	lost: ('title' | 'html' | 'plan' | 'media' | 'poll')[];
}

export function mergePost(base: Post | undefined, mine: Post, theirs: Post): Merged {
	const lost: Merged['lost'] = [];
	const keep = <T>(field: Merged['lost'][number], merged: Choice<T>): T => {
		if (merged.isLost) lost.push(field);
		return merged.value;
	};
	const html = keep('html', mergeText(base?.html, mine.html, theirs.html));
	const title = keep('title', choose(base?.title, mine.title, theirs.title));
	const media = keep('media', mergeMedia(base?.media, mine.media, theirs.media));
	const poll = keep('poll', choose(base?.poll, mine.poll, theirs.poll));
	const labels = mergeSet(base?.labels ?? [], mine.labels, theirs.labels).slice(0, mostLabels);
	const [before, ours] = withTheirPlace(base, mine, theirs);
	const decided = decide(base, mine, theirs);
	const plan = keep('plan', decided ?? choose(before && planOf(before), planOf(ours), planOf(theirs)));
	const merged = { ...theirs, title, html, media, poll, labels, ...plan };
	const { value: approval } = decided
		? { value: theirs.approval }
		: choose(base?.approval, mine.approval, theirs.approval);
	return {
		post: { ...merged, approval: isStillOf(approval, merged, [mine, theirs]) ? approval : null },
		lost
	};
}

/** One approves what the other sends back: a person has to say which. Theirs stands until then. */
function decide(base: Post | undefined, mine: Post, theirs: Post): Choice<Plan> | null {
	const approves = (post: Post) => post.approval !== null && !same(post.approval, base?.approval);
	const returns = (post: Post) => base?.status === 'review' && post.status === 'draft';
	const isClash = (approves(mine) && returns(theirs)) || (returns(mine) && approves(theirs));
	return isClash ? { value: planOf(theirs), isLost: true } : null;
}

/** Whether the joined post says what the side said that the approval comes from. */
const isStillOf = (approval: Post['approval'], merged: Post, sides: Post[]): boolean =>
	approval === null ||
	sides.some((side) => same(side.approval, approval) && contentHash(side) === contentHash(merged));

/** Merges the named fields of any record; where both changed one, theirs stays. Gives `theirs` itself where nothing of ours is left. */
export function mergeFields<T extends object>(base: T, mine: T, theirs: T, fields: readonly (keyof T)[]): T {
	const ours = fields.filter((field) => !same(base[field], mine[field]) && same(base[field], theirs[field]));
	return ours.length === 0
		? theirs
		: ours.reduce((merged, field) => ({ ...merged, [field]: mine[field] }), theirs);
}

/** Whether two posts say the same in everything that people write. */
export const saysTheSame = (a: Post, b: Post): boolean =>
	same(a.labels, b.labels) && differences(a, b).length === 0;

/** In which of the things that can be lost two posts differ. */
export const differences = (a: Post, b: Post): Merged['lost'] =>
	(['title', 'html', 'media', 'poll', 'plan'] as const).filter((field) =>
		field === 'plan' ? !same(planOf(a), planOf(b)) : !same(a[field], b[field])
	);

/**
 * Which place a queued post has is the server's to say: it moves posts whose slot is gone, over or another's. Where it did, that is nobody's
 * decision to clash with. An hour of deletion goes with it.
 */
function withTheirPlace(base: Post | undefined, mine: Post, theirs: Post): [Post | undefined, Post] {
	const isQueued = (post: Post) => post.status === 'scheduled' && post.queuePlace !== null;
	if (!isQueued(mine) || !isQueued(theirs) || base?.queuePlace === theirs.queuePlace) return [base, mine];
	const { queuePlace, scheduledAt } = theirs;
	const there = (post: Post): Post => {
		const deleteAt = shiftedDeletion(post.deleteAt, post.scheduledAt, scheduledAt);
		return { ...post, queuePlace, scheduledAt, deleteAt };
	};
	return [base && there(base), there(mine)];
}

interface Choice<T> {
	value: T;
	isLost: boolean;
}

type Plan = ReturnType<typeof planOf>;

const planOf = ({ status, scheduledAt, queuePlace, deleteAt, targets }: Post) => ({
	status,
	scheduledAt,
	queuePlace,
	deleteAt,
	targets
});

function choose<T>(base: T | undefined, mine: T, theirs: T): Choice<T> {
	if (same(mine, theirs) || same(base, mine)) return { value: theirs, isLost: false };
	if (same(base, theirs)) return { value: mine, isLost: false };
	return { value: theirs, isLost: true };
}

/** Adds what either side added, takes away what either side took away; the server's order, then ours. */
function mergeSet(base: string[], mine: string[], theirs: string[]): string[] {
	const kept = theirs.filter((item) => mine.includes(item) || !base.includes(item));
	const added = mine.filter((item) => !base.includes(item) && !theirs.includes(item));
	return same(base, theirs) ? mine : [...kept, ...added];
}

function mergeMedia(
	base: Post['media'] = [],
	mine: Post['media'],
	theirs: Post['media']
): Choice<Post['media']> {
	const whole = choose(base, mine, theirs);
	if (!whole.isLost) return whole;
	const ids = (all: Post['media']) => all.map((one) => one.mediaId);
	const merged = mergeSet(ids(base), ids(mine), ids(theirs));
	const value = merged.flatMap(
		(mediaId) => [...theirs, ...mine].find((one) => one.mediaId === mediaId) ?? []
	);
	return { value: value.slice(0, mostMedia), isLost: value.length > mostMedia };
}

/**
 * Joins two versions of the text line by line. Only where every line stands for itself: markup that spans lines could be torn, and
 * then the text is one thing that somebody chose.
 */
function mergeText(base: string | undefined, mine: string, theirs: string): Choice<string> {
	const whole = choose(base, mine, theirs);
	if (!whole.isLost) return whole;
	if (spelled(mine) === spelled(theirs)) return { value: theirs, isLost: false };
	if (base === undefined) return whole;
	const [a, o, b] = [mine, base, theirs].map((text) => text.split('\n'));
	if (!a || !o || !b || ![...a, ...o, ...b].every(isBalanced)) return whole;
	if (pairs(a, o) + pairs(b, o) > mostPairs) return whole;
	const chunks = diff3Merge(a, o, b);
	const value = chunks.flatMap((chunk) => chunk.ok ?? chunk.conflict?.b ?? []).join('\n');
	if (value.length > longestHtml) return whole;
	return { value, isLost: chunks.some((chunk) => chunk.conflict !== undefined) };
}

/** Comparing lines costs time for every pair of equal ones; a text of thousands of empty lines is not worth a server's second. */
const mostPairs = 100_000;

function pairs(lines: string[], others: string[]): number {
	const counts = new Map<string, number>();
	for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
	return lines.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
}

function isBalanced(lineOfHtml: string): boolean {
	const open: string[] = [];
	for (const [, end, name] of lineOfHtml.matchAll(/<(\/?)([a-z-]+)[^>]*>/g)) {
		if (!end) open.push(name ?? '');
		else if (open.pop() !== name) return false;
	}
	return open.length === 0;
}

/** Equality of JSON values; the order of an object's keys does not matter. */
export function same(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const [left, right] = [Object.entries(a), Object.entries(b)];
	const there = new Map<string, unknown>(right);
	return (
		left.length === right.length &&
		left.every(([key, value]) => there.has(key) && same(value, there.get(key)))
	);
}
