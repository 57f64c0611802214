import type { RxConflictHandler } from 'rxdb';
import type { CollectionName, Documents } from '#sync/collection.ts';
import { mergeFields } from '#sync/merge.ts';
import type { Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import { setAside } from './aside.ts';
import { markWaiting, unmarkWaiting, waitingKey, type DeviceStore } from './device.ts';
import { isReplaced } from './replaced.ts';
import { rescueText } from './rescue.ts';
import { postResolver } from './resolve-post.ts';
import { fresh, type Resolver } from './resolver.ts';
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

/** What RxDB calls the comparison of a page's document with the one that is there: where they are equal, that one stays. */
const asItComes = 'downstream-check-if-equal-1';

/** Fields that people change, per collection; where both sides changed one, the server's stays. */
const fields = {
	projects: [
		...(['name', 'timezone', 'approvalRequired', 'overflow', 'graceMinutes', 'slots'] as const),
		...(['queuePaused', 'hashtagGroups', 'utm'] as const)
	],
	members: ['role'],
	accounts: ['signature'],
	media: ['name', 'alt', 'tags'],
	publications: [],
	notices: []
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
		isEqual: (a, b, context) =>
			(context === asItComes && isReplaced(device, a as unknown as Named)) ||
			isEqual(a as Compared, b as Compared),
		async resolve({ newDocumentState: mine, assumedMasterState: base, realMasterState: theirs }) {
			try {
				if (!base && !(await isWaiting(device, name, mine as unknown as Named))) return theirs;
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

function resolver(name: CollectionName, device: DeviceStore) {
	if (name === 'posts') return postResolver(device);
	if (name !== 'templates') return recordResolver(name);
	return templateResolver((template, why) => rescueText(device, { ...template, title: template.name }, why));
}

interface Named {
	id: string;
	writeId: string;
}

/**
 * Whether it is a change of this person's. A page that is closed after it has stored what was pulled, and before it has noted that, leaves a
 * document behind that looks like one made here: pushed as new, it would undo what others have done with it since.
 */
async function isWaiting(device: DeviceStore, name: CollectionName, { id }: Named): Promise<boolean> {
	return (await device.waiting.get(waitingKey(name, id))) !== undefined;
}

/** The mark of a waiting document follows what will be pushed next, or goes when nothing will. */
async function settleMark(
	device: DeviceStore,
	name: CollectionName,
	mine: Named,
	theirs: Named,
	resolved: Named
): Promise<void> {
	if (resolved.writeId === theirs.writeId) return unmarkWaiting(device, name, [mine]);
	await device.transaction('rw', device.waiting, async () => {
		const mark = await device.waiting.get(waitingKey(name, mine.id));
		// Written again meanwhile: what was resolved here will not be stored, and that write will be pushed next.
		if (mark && mark.writeId !== mine.writeId) return;
		await markWaiting(device, name, resolved.id, resolved.writeId);
	});
}

function recordResolver(name: MergedByField): Resolver<Record<string, unknown> & { writeId: string }> {
	return async (base, mine, theirs) => {
		if (!base || base.writeId === theirs.writeId || mine._deleted || theirs._deleted) return theirs;
		const merged = mergeFields(base, mine, theirs, fields[name]);
		return merged === theirs ? theirs : fresh(merged);
	};
}
