import { and, eq, inArray } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { posts } from '#db/schema.ts';
import type { Tx } from '#db/client.ts';
import { may } from '#sync/access.ts';
import { holdsNewText, isOut } from '#sync/judge-post.ts';
import { mergePost, same } from '#sync/merge.ts';
import type { Stored } from '#sync/protocol.ts';
import { post, type Post } from '#sync/records/post.ts';
import type { Deps } from '../../core/deps.ts';
import { keepLost, type Lost } from '../../revisions/keep-lost.ts';
import { remember } from '../ledger.ts';
import type { Change, Reader } from '../store.ts';
import { cleanPushed } from './clean-pushed.ts';
import { insertPosts } from './write-posts.ts';

/** What a push says and its post does not come to say: kept, so that whoever is shown the master instead has lost nothing. */

/** Rows that were written against a master which is no longer there. */
export async function rescuePosts(
	tx: Tx,
	deps: Deps,
	reader: Reader,
	changes: Change<Post>[]
): Promise<void> {
	const ours = changes.filter(({ pushed, master }) => {
		const role = master && reader.roles.get(master.projectId);
		return role && may(role, 'posts.draft') && !pushed._deleted && pushed.projectId === master.projectId;
	});
	const tooLate = ours.filter((change) => isTooLate(change, reader));
	await divertPosts(tx, deps, reader, tooLate);
	await remember(tx, deps, 'posts', tooLate);
	const lost = ours.flatMap((change) => (tooLate.includes(change) ? [] : (lostIn(change) ?? [])));
	await keepLost(tx, reader.userId, deps.clock.now(), lost);
}

/** The post is out, or its writer may no longer change it. */
function isTooLate({ pushed, master, row }: Change<Post>, reader: Reader): boolean {
	const role = master && reader.roles.get(master.projectId);
	if (!role || master.status === 'draft' || master.status === 'review') return false;
	const isClosed = isOut(master) || !may(role, 'posts.publish');
	return isClosed && holdsNewText(pushed, row.assumed, master);
}

/**
 * The pushed version, where merging it would lose some of it. The device merges by the same rule and brings the rest with its next push; what
 * it read before is believed only whole, for a device that names a part of it has merged nothing.
 */
function lostIn({ pushed, master, row }: Change<Post>): Lost | null {
	if (!master || master._deleted || isOut(master)) return null;
	const base = post.safeParse(row.assumed);
	const { lost } = mergePost(base.data, pushed, master);
	return lost.length > 0 ? { post: cleanPushed(pushed), kind: 'conflict', fields: lost } : null;
}

/** Texts that came too late or from somebody who may not change the post go on as drafts of their own. */
export async function divertPosts(
	tx: Tx,
	deps: Deps,
	reader: Reader,
	changes: Change<Post>[]
): Promise<void> {
	const now = deps.clock.now();
	const drafts = changes.map(({ pushed, master }): Stored<Post> => ({
		...cleanPushed(pushed),
		id: uuidv7(),
		status: 'draft',
		scheduledAt: null,
		queuePlace: null,
		deleteAt: null,
		approval: null,
		thread: [],
		lateEditOf: master?.id ?? null,
		createdBy: reader.userId,
		createdAt: now.toISOString(),
		updatedAt: now.toISOString(),
		writeId: uuidv7(),
		_deleted: false
	}));
	await insertPosts(tx, await withoutDrafted(tx, reader, drafts), now);
	const late = changes
		.filter(({ master }) => master && !master._deleted)
		.map(({ pushed }): Lost => ({ post: cleanPushed(pushed), kind: 'late', fields: [] }));
	await keepLost(tx, reader.userId, now, late);
}

/** Without the texts that have their draft already: a device that writes on before it is answered sends the same text again under another word. */
async function withoutDrafted(tx: Tx, reader: Reader, drafts: Stored<Post>[]): Promise<Stored<Post>[]> {
	const late = drafts.flatMap(({ lateEditOf }) => lateEditOf ?? []);
	if (late.length === 0) return drafts;
	const there = await tx
		.select({ lateEditOf: posts.lateEditOf, html: posts.html, media: posts.media })
		.from(posts)
		.where(
			and(
				inArray(posts.projectId, [...new Set(drafts.map(({ projectId }) => projectId))]),
				inArray(posts.lateEditOf, late),
				eq(posts.createdBy, reader.userId)
			)
		);
	return drafts.filter(
		({ lateEditOf, html, media }) =>
			!there.some((one) => same([one.lateEditOf, one.html, one.media], [lateEditOf, html, media]))
	);
}
