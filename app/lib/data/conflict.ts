import type { RxConflictHandler } from 'rxdb';
import { uuidv7 } from 'uuidv7';
import type { CollectionName, Documents } from '#sync/collection.ts';
import { isOut } from '#sync/judge-post.ts';
import { differences, mergeFields, mergePost, saysTheSame } from '#sync/merge.ts';
import type { Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import { keepConflict } from './conflicts.ts';
import { moveMark, unmarkWaiting, type DeviceStore, type Rescued } from './device.ts';
import { templateResolver } from './template-conflict.ts';

type Handler<T> = RxConflictHandler<T>;

/**
 * By the writer's word and the server's time of writing; never by content, which would cost a comparison of every text. The reader's own role
 * in a project changes without the project being written.
 */
const isEqual = (a: Compared, b: Compared): boolean =>
	a.writeId === b.writeId &&
	a.updatedAt === b.updatedAt &&
	Boolean(a._deleted) === Boolean(b._deleted) &&
	a.myRole === b.myRole;
type Compared = Partial<Stored<Pick<Post, 'writeId' | 'updatedAt'>>> & { myRole?: string };

/** Fields that people change, per collection; where both sides changed one, the server's stays. */
const fields = {
	projects: ['name', 'timezone', 'approvalRequired'],
	members: ['role'],
	accounts: [],
	media: ['name', 'alt'],
	publications: []
} as const satisfies { [Name in MergedByField]: (keyof Documents[Name])[] };
type MergedByField = Exclude<CollectionName, 'posts' | 'templates'>;

/**
 * What happens when the server answers a push with another document. RxDB stops for good where a handler throws, so whatever goes
 * wrong in here ends with the server's document.
 */
export function conflictHandler<Name extends CollectionName>(
	name: Name,
	device: DeviceStore
): Handler<Documents[Name]> {
	const resolve = resolver(name, device);
	return {
		// RxDB hands in documents of this collection; the casts only tell the compiler so.
		isEqual: (a, b) => isEqual(a as Compared, b as Compared),
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
				return theirs;
			}
		}
	};
}

function resolver(name: CollectionName, device: DeviceStore) {
	if (name === 'posts') return postResolver(device);
	if (name !== 'templates') return recordResolver(name);
	return templateResolver((template, why) => rescueText(device, { ...template, title: template.name }, why));
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
	else await moveMark(device, name, mine, resolved.writeId);
}

type Resolver<T> = (base: Stored<T> | undefined, mine: Stored<T>, theirs: Stored<T>) => Promise<Stored<T>>;

function recordResolver(name: MergedByField): Resolver<Record<string, unknown> & { writeId: string }> {
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
		if (isOut(theirs)) return onlyNamed(base, mine, theirs);
		// A deletion too: offered again it would be refused again, for ever.
		if (base?.writeId === theirs.writeId) {
			if (!mine._deleted) await rescue(mine, 'refused');
			return theirs;
		}
		if (theirs._deleted || mine._deleted) return deletedOnOneSide(base, mine, theirs);
		const { post, lost } = mergePost(base, mine, theirs);
		const last = offered.get(mine.id);
		const isOfferedAgain = last !== undefined && saysTheSame(last, post);
		const kept = isOfferedAgain ? differences(post, theirs) : lost;
		// With our side where the two clash, and theirs everywhere else.
		if (kept.length > 0) await keepConflict(device, mine, mergePost(base, theirs, mine).post, kept);
		if (saysTheSame(post, theirs) || isOfferedAgain) {
			offered.delete(mine.id);
			return theirs;
		}
		offered.set(mine.id, post);
		return fresh({ ...post, _deleted: false });
	};
}

/**
 * What is out stays as it is; the server has kept a late text as a draft of its own. How the team names and labels a post is still theirs to
 * change, unless it was just that which the server refused.
 */
function onlyNamed(base: Stored<Post> | undefined, mine: Stored<Post>, theirs: Stored<Post>): Stored<Post> {
	if (!base || mine._deleted || base.writeId === theirs.writeId) return theirs;
	const merged = mergeFields(base, mine, theirs, ['title', 'labels']);
	return merged === theirs ? theirs : fresh(merged);
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

async function rescueText(
	device: DeviceStore,
	post: Pick<Post, 'id' | 'writeId' | 'projectId' | 'title' | 'html'>,
	why: Rescued['why']
): Promise<void> {
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
