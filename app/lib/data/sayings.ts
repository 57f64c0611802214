import type { Comment } from '#sync/records/comment.ts';
import { problemOf } from '../api-problem.ts';
import type { Database } from './database.ts';
import type { DeviceStore } from './device.ts';
import type { Send } from './send.ts';

/** What somebody did in the discussion of a post on this device, until the server's word of it has come back. */
export interface Saying {
	/** Counts up: what was done first is sent first. */
	seq: number;
	postId: string;
	commentId: string;
	/** When it was done, by this device's clock. */
	since: number;
	act:
		| { is: 'say'; comment: Comment }
		| { is: 'rephrase'; text: string }
		| { is: 'resolve'; isResolved: boolean }
		| { is: 'remove' };
	/** The time of the post's version that holds it, once the server has it. */
	told?: string;
	/** The server's no, as a code. It stays in sight until its author lets it go. */
	refused?: string;
}

interface Line {
	db: Database;
	device: DeviceStore;
	send: Send;
}

/** Notes what was done, on this device at once, and tells the server when it can be reached. */
export async function note(
	line: Line,
	saying: Omit<Saying, 'seq' | 'since' | 'told' | 'refused'>
): Promise<void> {
	const { act, commentId, postId } = saying;
	const own = await line.device.sayings.where({ postId }).toArray();
	const unsent = own.find((one) => one.commentId === commentId && one.act.is === 'say' && !one.told);
	// What nobody has heard yet is not said at all, or said otherwise.
	if (unsent && act.is === 'remove') {
		const seqs = own.filter((one) => one.commentId === commentId).map(({ seq }) => seq);
		return line.device.sayings.bulkDelete(seqs);
	}
	// The cast: the table counts `seq` itself.
	await line.device.sayings.add({ ...saying, since: Date.now() } as Saying);
	await tellSayings(line);
}

let telling: Promise<void> | null = null;

/** Tells the server what it does not know, one after the other. Where it cannot be reached, all of it waits for the next time. */
export function tellSayings(line: Line): Promise<void> {
	telling ??= tellAll(line).finally(() => (telling = null));
	return telling;
}

/** After the server had no answer to give, in milliseconds. */
const pause = 20_000;

/** Whether the server has still to hear of it. */
export const isOpen = ({ told, refused }: Saying): boolean => told === undefined && refused === undefined;

async function tellAll(line: Line): Promise<void> {
	const { db, device, send } = line;
	for (;;) {
		const next = (await device.sayings.orderBy('seq').toArray()).find(isOpen);
		if (!next) break;
		const response = await send(...requestOf(next)).catch(() => null);
		// With no network at all, its coming back is what is waited for.
		if (!response) break;
		if (response.status >= 500 || response.status === 429 || response.status === 401) {
			setTimeout(() => void tellSayings(line).catch(() => undefined), pause);
			break;
		}
		if (response.ok) {
			const body: unknown = await response.json().catch(() => null);
			await device.sayings.update(next.seq, { told: updatedAtIn(body) });
		}
		// Words that were not taken stay in sight. What was to be done with another's, or with what is gone, is over.
		else if (next.act.is !== 'say') await device.sayings.delete(next.seq);
		else await device.sayings.update(next.seq, { refused: (await problemOf(response)).said });
	}
	await forgetTold({ db, device });
}

/** Forgets what the post's own version on this device tells by now. */
export async function forgetTold({ db, device }: Pick<Line, 'db' | 'device'>): Promise<void> {
	const told = (await device.sayings.toArray()).filter((one) => one.told !== undefined);
	if (told.length === 0) return;
	const posts = await db.posts.findByIds([...new Set(told.map(({ postId }) => postId))]).exec();
	const isThere = ({ postId, told = '' }: Saying) => {
		const post = posts.get(postId);
		return !post || post.updatedAt >= told;
	};
	await device.sayings.bulkDelete(told.filter(isThere).map(({ seq }) => seq));
}

function requestOf({ postId, commentId, act }: Saying): [string, RequestInit] {
	const path = `/api/posts/${postId}/comments`;
	const headers = { 'content-type': 'application/json' };
	const json = (method: string, body: object) => ({ method, headers, body: JSON.stringify(body) });
	if (act.is === 'remove') return [`${path}/${commentId}`, { method: 'DELETE' }];
	if (act.is === 'rephrase') return [`${path}/${commentId}`, json('PUT', { text: act.text })];
	if (act.is === 'resolve') return [`${path}/${commentId}`, json('PUT', { isResolved: act.isResolved })];
	const { id, text, quote, replyTo, mentions, isReturn, at } = act.comment;
	return [path, json('POST', { id, text, quote, replyTo, mentions, isReturn, at })];
}

function updatedAtIn(body: unknown): string {
	const isTold = typeof body === 'object' && body !== null && 'updatedAt' in body;
	return isTold && typeof body.updatedAt === 'string' ? body.updatedAt : '';
}
