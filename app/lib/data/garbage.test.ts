import fc from 'fast-check';
import type { RxConflictHandler } from 'rxdb';
import { expect, it, vi } from 'vitest';
import { setAside, unthrowing } from './aside.ts';
import type { DeviceStore, Rescued } from './device.ts';
import { faultOf } from './fault.ts';
import { readMasters, readPage } from './page.ts';

/** RxDB stops for good where one of the handlers throws: whatever comes in, they answer. */

vi.spyOn(console, 'error').mockImplementation(() => {});

const garbage = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });
const documents = fc.array(
	fc.oneof(garbage, fc.record({ id: fc.string(), html: garbage, _deleted: garbage }))
);

it('reads any page: only documents with an id, or none at all', () => {
	fc.assert(
		fc.property(
			fc.oneof(garbage, fc.record({ documents, checkpoint: garbage, revoked: garbage })),
			(body) => {
				const page = readPage(body, 2);
				for (const one of page?.documents ?? []) {
					expect(typeof one.id).toBe('string');
					expect(typeof one._deleted).toBe('boolean');
				}
				for (const id of page?.revoked ?? []) expect(typeof id).toBe('string');
			}
		)
	);
});

it('takes a page for full by what the server sent, so that a bad document does not end the pull', () => {
	const page = readPage({ documents: [{ id: 'a' }, null], checkpoint: {}, revoked: [7, 'p'] }, 2);
	expect(page).toEqual({
		documents: [{ id: 'a', _deleted: false }],
		checkpoint: {},
		revoked: ['p'],
		reset: [],
		isFull: true
	});
	expect(readPage({ documents: {} }, 2)).toBeNull();
});

it('takes only masters of what was pushed', () => {
	fc.assert(
		fc.property(fc.oneof(garbage, documents), (body) => {
			for (const master of readMasters(body, new Set(['a'])) ?? []) expect(master.id).toBe('a');
		})
	);
	expect(readMasters([{ id: 'a' }, { id: 'b' }, 3], new Set(['a']))).toEqual([{ id: 'a', _deleted: false }]);
	expect(readMasters({ error: 'no' }, new Set(['a']))).toBeNull();
});

it('names the fault of whatever was thrown', () => {
	fc.assert(fc.property(garbage, (thrown) => ['full', 'closed', 'broken'].includes(faultOf(thrown))));
	const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name, ...more });
	expect(faultOf(named('AbortError', { inner: named('QuotaExceededError') }))).toBe('full');
	expect(faultOf(named('BulkError', { failures: [named('QuotaExceededError')] }))).toBe('full');
	expect(faultOf(new Error('x', { cause: named('InvalidStateError') }))).toBe('closed');
	expect(faultOf(named('DatabaseClosedError'))).toBe('closed');
	const loop: { name: string; inner?: unknown } = { name: 'LoopError' };
	loop.inner = loop;
	expect(faultOf(loop)).toBe('broken');
});

const theirs = { id: 'a', writeId: 'w', _deleted: false };
const broken: RxConflictHandler<typeof theirs> = {
	isEqual: () => {
		throw new Error('cannot compare');
	},
	resolve: async () => {
		throw new Error('cannot resolve');
	}
};

it('answers a conflict with the server’s document where the handler breaks, and stops before the edit is lost', async () => {
	const lost: unknown[] = [];
	const handler = unthrowing(broken, (error) => void lost.push(error));
	const input = { newDocumentState: theirs, realMasterState: theirs };
	expect(handler.isEqual(theirs, theirs, 'test')).toBe(false);
	expect(await handler.resolve(input, 'test')).toBe(theirs);
	expect(lost).toHaveLength(1);
	const empty = unthrowing({ ...broken, resolve: async () => undefined as never }, () => {});
	expect(await empty.resolve(input, 'test')).toBe(theirs);
});

it('sets aside the words of any edit, and throws only where nothing can be stored', async () => {
	const kept: Rescued[] = [];
	const device = { rescued: { put: async (one: Rescued) => void kept.push(one) } } as unknown as DeviceStore;
	await fc.assert(fc.asyncProperty(garbage, (edit) => setAside(device, edit)));
	kept.length = 0;
	await setAside(device, { id: 'a', writeId: 'w', html: 'Слова', title: null, media: 7 });
	await setAside(device, { id: 'b', writeId: 'v', name: 'Имя проекта' });
	await setAside(device, { id: 'c', writeId: 'u', html: 'Удалён', _deleted: true });
	expect(kept).toMatchObject([
		{ id: 'w', postId: 'a', html: 'Слова', title: '', why: 'unreadable' },
		{ id: 'v', title: 'Имя проекта' }
	]);
	const full = { rescued: { put: async () => Promise.reject(new Error('full')) } } as unknown as DeviceStore;
	await expect(setAside(full, { id: 'a', html: 'Слова' })).rejects.toThrow('full');
});
