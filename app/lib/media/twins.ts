import { may } from '#sync/access.ts';
import { isOut } from '#sync/judge-post.ts';
import type { Media } from '#sync/records/media.ts';
import { isPlanned, type Post } from '#sync/records/post.ts';
import { api } from '../api.ts';
import type { Database } from '../data/database.ts';
import { patchPost } from '../data/writes.ts';
import { pointTo } from './point-to.ts';
import { forget, type Outgoing, type OutboxStore, type Twin } from './store.ts';

/** A file with the same bytes that the project has, or soon will have, as far as this device knows. Gives its id. */
export async function twinHere(
	store: OutboxStore,
	db: Database,
	{ id, projectId, sha256, addedAt }: Outgoing
): Promise<string | undefined> {
	if (sha256 === null) return undefined;
	const same = { $or: [{ sourceHash: sha256 }, { hash: sha256 }] };
	const stored = await db.media.findOne({ selector: { projectId, ...same } }).exec();
	if (stored) return stored.id;
	// Of two that are on their way the first one goes; ids tell which of those that were added at once.
	const others = await store.outgoing.where('addedAt').belowOrEqual(addedAt).toArray();
	return others.find(
		(one) => one.id < id && one.projectId === projectId && one.sha256 === sha256 && one.state !== 'failed'
	)?.id;
}

/** The same by the server's word: another device may have brought it a moment ago. */
export async function twinThere({ id, projectId, sha256 }: Outgoing): Promise<string | undefined> {
	if (sha256 === null) return undefined;
	const query = new URLSearchParams({ projectId, hash: sha256 });
	const { items } = await api.get<{ items: Pick<Media, 'id'>[] }>(`/api/media?${query}`);
	return items.find((one) => one.id === id)?.id ?? items[0]?.id;
}

/**
 * Lets every post mean the other file, and takes this one out of the outbox. Not where a post can no longer be changed from here: then this
 * file has to go up after all. Tells whether it was done.
 */
export async function settleFor(
	store: OutboxStore,
	db: Database,
	{ id, projectId }: Outgoing,
	becomes: string
): Promise<boolean> {
	const twin: Twin = { id, projectId, becomes, at: Date.now() };
	if (!(await repoint(db, twin))) return false;
	// A composer that is open may hold a post which nobody has stored yet: it finds the word here.
	await store.twins.put(twin);
	await forget(store, id);
	return true;
}

/** Changes the posts of this device that name a file's first id. None of them where one of them may not be changed. */
export async function repoint(db: Database, { id, projectId, becomes }: Twin): Promise<boolean> {
	const named = await db.posts
		.find({
			selector: { projectId, media: { $elemMatch: { mediaId: id } } },
			index: ['projectId', 'updatedAt']
		})
		.exec();
	const project = named.length > 0 ? await db.projects.findOne(projectId).exec() : null;
	const posts = named.map((document) => document.toMutableJSON());
	const mayPublish = project !== null && may(project.myRole, 'posts.publish');
	if (!posts.every((post) => isOpen(post, mayPublish))) return false;
	for (const post of posts) await patchPost(post.id, { media: pointTo(post.media, id, becomes) });
	return true;
}

/** A change of what is on its way to readers would be kept aside as a late one, and the post would wait for its file in vain. */
const isOpen = (post: Post, mayPublish: boolean): boolean =>
	!isOut(post) && (mayPublish || (isPlanned(post.status) && post.status !== 'scheduled'));
