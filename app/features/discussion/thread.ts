import type { Comment } from '#sync/records/comment.ts';
import type { Saying } from '#app/lib/data/sayings.ts';

/** A comment as this device shows it: also one that the server has still to hear of, or would not take. */
export interface Shown extends Comment {
	isWaiting: boolean;
	refused: string | null;
}

/** A matter: what began it, and the answers. */
export interface Matter {
	first: Shown;
	answers: Shown[];
}

/** The discussion as the server has it, with what was done on this device upon it. */
export function shownThread(thread: Comment[], sayings: Saying[]): Shown[] {
	const shown = new Map<string, Shown>(
		thread.map((comment) => [comment.id, { ...comment, isWaiting: false, refused: null }])
	);
	for (const { act, commentId, told, refused } of sayings.toSorted((a, b) => a.seq - b.seq)) {
		const mark = { isWaiting: told === undefined && refused === undefined, refused: refused ?? null };
		const comment = shown.get(commentId);
		if (act.is === 'say') {
			if (!comment) shown.set(commentId, { ...act.comment, ...mark });
		} else if (refused !== undefined || !comment) continue;
		else if (act.is === 'remove') shown.delete(commentId);
		else if (act.is === 'rephrase') shown.set(commentId, { ...comment, ...mark, text: act.text });
		else {
			const resolvedAt = act.isResolved ? (comment.resolvedAt ?? comment.at) : null;
			shown.set(commentId, { ...comment, ...mark, resolvedAt });
		}
	}
	return [...shown.values()].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** By matters, the oldest first. An answer to something that was taken back stands for itself. */
export function matters(all: Shown[]): Matter[] {
	const there = new Set(all.map(({ id }) => id));
	const isFirst = ({ replyTo }: Shown) => replyTo === null || !there.has(replyTo);
	return all
		.filter(isFirst)
		.map((first) => ({ first, answers: all.filter(({ replyTo }) => replyTo === first.id) }));
}

/** Whether a passage still stands in the text, however it is set. */
export const isQuoteThere = (quote: string, text: string): boolean => plain(text).includes(plain(quote));

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** Colleagues whose names a text calls: `@Anna Petrova`. */
export const mentionsIn = (text: string, people: { userId: string; name: string }[]): string[] =>
	people
		.filter(({ name }) => text.toLowerCase().includes(`@${name.toLowerCase()}`))
		.map(({ userId }) => userId);
