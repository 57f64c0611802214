import type { RxConflictHandler } from 'rxdb';
import { uuidv7 } from 'uuidv7';
import type { CollectionName, Documents } from '#sync/collection.ts';
import { isOut } from '#sync/judge-post.ts';
import { mergeFields, mergePost, saysTheSame } from '#sync/merge.ts';
import type { Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import { setAside } from './aside.ts';
import { markWaiting, unmarkWaiting, type DeviceStore, type Rescued } from './device.ts';

type Handler<T> = RxConflictHandler<T>;

/** By the writer's word and the server's time of writing; never by content, which would cost a comparison of every text. */
const isEqual = (a: Partial<Stored<Post>>, b: Partial<Stored<Post>>): boolean =>
	a.writeId === b.writeId && a.updatedAt === b.updatedAt && Boolean(a._deleted) === Boolean(b._deleted);

/** Fields that people change, per collection; where both sides changed one, the server's stays. */
const fields = {
	projects: ['name', 'timezone', 'approvalRequired'],
	members: ['role'],
	accounts: [],
	media: ['name', 'alt'],
	publications: []
} as const satisfies { [Name in Exclude<CollectionName, 'posts'>]: (keyof Documents[Name])[] };

/**
 * What happens when the server answers a push with another document. RxDB stops for good where a handler throws, so whatever goes
 * wrong in here ends with the server's document.
 */
export function conflictHandler<Name extends CollectionName>(
	name: Name,
	device: DeviceStore
): Handler<Documents[Name]> {
	const resolve = name === 'posts' ? postResolver(device) : recordResolver(name);
	return {
		// RxDB hands in documents of this collection; the casts only tell the compiler so.
		isEqual: (a, b) => isEqual(a as Partial<Stored<Post>>, b as Partial<Stored<Post>>),
		async resolve({ newDocumentState: mine, assumedMasterState: base, realMasterState: theirs }) {
			try {
				const resolved = await resolve(base as never, mine as never, theirs as never);
				await settleMark(
					device,
					name,
					mine as unknown as Named,
					theirs as unknown as Named,
					resolved as unknown as Named
				);
				return resolved as typeof theirs;
			} catch (error) {
				console.error('a conflict ended with the server’s document', error);
				await setAside(device, mine);
				return theirs;
			}
		}
	};
}

interface Named {
	id: string;
	writeId: string;
}

/** The mark of a waiting document follows what will be pushed next, or goes when nothing will. */
async function settleMark(
	device: DeviceStore,
	name: CollectionName,
	mine: Named,
	theirs: Named,
	resolved: Named
): Promise<void> {
	if (resolved.writeId === theirs.writeId) await unmarkWaiting(device, name, [mine]);
	else await markWaiting(device, name, resolved.id, resolved.writeId);
}

type Resolver<T> = (base: Stored<T> | undefined, mine: Stored<T>, theirs: Stored<T>) => Promise<Stored<T>>;

function recordResolver(
	name: Exclude<CollectionName, 'posts'>
): Resolver<Record<string, unknown> & { writeId: string }> {
	return async (base, mine, theirs) => {
		if (!base || base.writeId === theirs.writeId || mine._deleted || theirs._deleted) return theirs;
		const merged = mergeFields(base, mine, theirs, fields[name]);
		return merged === theirs ? theirs : fresh(merged);
	};
}

function postResolver(device: DeviceStore): Resolver<Post> {
	/** What was last offered for each post: a server that twice refuses the same is not asked a third time. */
	const offered = new Map<string, Post>();
	const rescue = (post: Post, why: Rescued['why']) => rescueText(device, post, why);

	return async (base, mine, theirs) => {
		if (isNothing(theirs)) {
			if (!mine._deleted) await rescue(mine, 'access_lost');
			return theirs;
		}
		// What is out stays as it is; the server has kept the late text as a draft of its own.
		if (isOut(theirs)) return theirs;
		if (theirs._deleted || mine._deleted) return deletedOnOneSide(base, mine, theirs);
		if (base?.writeId === theirs.writeId) {
			await rescue(mine, 'refused');
			return theirs;
		}
		const { post, lost } = mergePost(base, mine, theirs);
		if (lost.includes('html') || lost.includes('title')) await rescue(mine, 'both_changed');
		const last = offered.get(mine.id);
		if (saysTheSame(post, theirs) || (last && saysTheSame(last, post))) {
			offered.delete(mine.id);
			return theirs;
		}
		offered.set(mine.id, post);
		return fresh({ ...post, _deleted: false });
	};
}

/** The edit wins over the deletion, unless the other side has changed nothing of what people write. */
function deletedOnOneSide(
	base: Stored<Post> | undefined,
	mine: Stored<Post>,
	theirs: Stored<Post>
): Stored<Post> {
	if (mine._deleted && theirs._deleted) return theirs;
	if (mine._deleted) return base && saysTheSame(base, theirs) ? fresh({ ...theirs, _deleted: true }) : theirs;
	return base && saysTheSame(base, mine) ? theirs : fresh({ ...mine, _deleted: false });
}

/** The stand-in for a document that this person may not see, or no longer. */
const isNothing = (document: Partial<Stored<Post>>): boolean =>
	document.writeId === undefined || document.writeId === 'revoked';

const fresh = <T extends { writeId: string }>(document: T): T => ({
	...document,
	writeId: uuidv7(),
	updatedAt: new Date().toISOString()
});

async function rescueText(device: DeviceStore, post: Post, why: Rescued['why']): Promise<void> {
	if (post.html.trim() === '' && post.title.trim() === '') return;
	const { projectId, title, html } = post;
	// One entry per version: the same refusal that comes twice is kept once.
	await device.rescued.put({
		id: post.writeId,
		projectId,
		postId: post.id,
		title,
		html,
		why,
		at: Date.now()
	});
}
