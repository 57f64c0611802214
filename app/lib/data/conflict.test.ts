import { beforeEach, describe, expect, it } from 'vitest';
import type { Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import { channel, noon, written } from '#tests/kit/samples.ts';
import { conflictHandler } from './conflict.ts';
import { onMovedInQueue } from './queue-moves.ts';
import { markWaiting, type Conflict, type DeviceStore, type Rescued, type Waiting } from './device.ts';

/** What the device keeps beside its documents, in memory: IndexedDB is the browser's. */
function memory() {
	const conflicts: Conflict[] = [];
	const rescued: Rescued[] = [];
	const marks = new Map<string, Waiting>();
	const waiting = {
		get: async (key: string) => marks.get(key),
		put: async (mark: Waiting) => void marks.set(mark.key, mark),
		bulkGet: async (keys: string[]) => keys.map((key) => marks.get(key)),
		bulkDelete: async (keys: string[]) => keys.forEach((key) => marks.delete(key))
	};
	const store = {
		waiting,
		conflicts: {
			get: async (id: string) => conflicts.find((one) => one.id === id),
			put: async (one: Conflict) => {
				const at = conflicts.findIndex(({ id }) => id === one.id);
				conflicts.splice(at < 0 ? conflicts.length : at, 1, one);
			}
		},
		rescued: { put: async (one: Rescued) => void rescued.push(one) },
		transaction: async (_mode: string, _table: unknown, work: () => Promise<void>) => work()
	};
	// The cast: only what a conflict touches is here.
	return { device: store as unknown as DeviceStore, conflicts, rescued, marks };
}

let kept: ReturnType<typeof memory>;
let resolve: (base: Stored<Post>, mine: Stored<Post>, theirs: Stored<Post>) => Promise<Stored<Post>>;
beforeEach(() => {
	kept = memory();
	const handler = conflictHandler('posts', kept.device);
	// The cast: RxDB's type adds fields of its own, of which nothing here is asked.
	resolve = async (assumedMasterState, newDocumentState, realMasterState) =>
		(await handler.resolve(
			{ assumedMasterState, newDocumentState, realMasterState } as never,
			'test'
		)) as unknown as Stored<Post>;
});

const base = written({ html: 'Раз\nДва', writeId: 'base' });
const mine = (part: Partial<Post>) => ({ ...base, writeId: 'mine', ...part });
const theirs = (part: Partial<Post>) => ({ ...base, writeId: 'theirs', ...part });

describe('a place in the queue', () => {
	const targets = [{ accountId: channel }];
	const queuedAt = (queuePlace: string, scheduledAt: string) => ({
		...{ status: 'scheduled' as const, queuePlace, scheduledAt, targets }
	});

	it('that was taken is no conflict: ours stands where the server put it, and we hear of it', async () => {
		const moved: Post[] = [];
		const stop = onMovedInQueue((post) => moved.push(post));
		const ours = mine(queuedAt('2026-12-01T12:00', noon));
		const there = theirs(queuedAt('2026-12-02T12:00', '2026-12-02T09:00:00.000Z'));
		expect(await resolve(base, ours, there)).toEqual(there);
		stop();
		expect(kept.conflicts).toEqual([]);
		expect(moved.map(({ queuePlace }) => queuePlace)).toEqual(['2026-12-02T12:00']);
	});

	it('that the server changed does not undo our choice of channels', async () => {
		const before = { ...base, ...queuedAt('2026-12-01T12:00', noon) };
		const there = { ...before, queuePlace: '2026-12-03T12:00', scheduledAt: noon, writeId: 'theirs' };
		const resolved = await resolve(before, { ...before, targets: [], writeId: 'mine' }, there);
		expect(resolved).toMatchObject({ queuePlace: '2026-12-03T12:00', targets: [] });
		expect(kept.conflicts).toEqual([]);
	});
});

describe('where both changed the same', () => {
	it('theirs stays, and ours is kept with what of theirs does not stand against it', async () => {
		const resolved = await resolve(base, mine({ html: 'Моё\nДва' }), theirs({ html: 'Его\nДва\nТри' }));
		expect(resolved).toMatchObject({ html: 'Его\nДва\nТри', writeId: 'theirs' });
		expect(kept.conflicts).toMatchObject([
			{ id: `${base.id} base`, writeId: 'mine', postId: base.id, fields: ['html'] }
		]);
		expect(kept.conflicts[0]?.mine.html).toBe('Моё\nДва\nТри');
	});

	it('the rest of ours still goes in', async () => {
		const resolved = await resolve(
			base,
			mine({ html: 'Моё', title: 'Имя' }),
			theirs({ html: 'Его', labels: ['весна'] })
		);
		expect(resolved).toMatchObject({ html: 'Его', title: 'Имя', labels: ['весна'] });
		expect(resolved.writeId).not.toMatch(/mine|theirs/);
		expect(kept.conflicts).toMatchObject([{ fields: ['html'], mine: { html: 'Моё', title: 'Имя' } }]);
	});

	it('the later of a person’s writes is kept, in whichever order their tabs meet them', async () => {
		const there = theirs({ html: 'Его\nДва' });
		const [earlier, later] = ['Моё\nДва', 'Моё, и дальше\nДва'].map((html, at) => ({
			...mine({ html }),
			writeId: `mine-${at}`
		}));
		if (!earlier || !later) throw new Error('there are two');
		await resolve(base, later, there);
		await resolve(base, earlier, there);
		expect(kept.conflicts.map(({ mine: { html } }) => html)).toEqual([later.html]);
		await resolve(base, { ...later, writeId: 'mine-2', html: 'Совсем другое\nДва' }, there);
		expect(kept.conflicts.map(({ mine: { html } }) => html)).toEqual(['Совсем другое\nДва']);
	});

	it('a plan is kept whole', async () => {
		const ours = { status: 'scheduled' as const, scheduledAt: noon };
		await resolve(base, mine(ours), theirs({ targets: [{ accountId: channel }] }));
		expect(kept.conflicts).toMatchObject([{ fields: ['plan'], mine: { ...ours, targets: [] } }]);
	});
});

it('nothing is kept where the two can be joined, or say the same', async () => {
	const resolved = await resolve(base, mine({ html: 'Раз!\nДва' }), theirs({ html: 'Раз\nДва\nТри' }));
	expect(resolved.html).toBe('Раз!\nДва\nТри');
	await resolve(base, mine({ html: 'Одно' }), theirs({ html: 'Одно' }));
	expect(kept.conflicts).toEqual([]);
});

it('what nobody here has written undoes no deletion; what was written here does, before the server has said a word of it', async () => {
	const unnoted = undefined as unknown as Stored<Post>;
	const gone = { ...theirs({}), _deleted: true };
	expect(await resolve(unnoted, mine({ html: 'Раз' }), gone)).toEqual(gone);
	expect(await resolve(unnoted, mine({ html: 'Раз' }), theirs({ html: 'Два' }))).toEqual(
		theirs({ html: 'Два' })
	);
	await markWaiting(kept.device, 'posts', base.id, 'mine');
	expect(await resolve(unnoted, mine({ html: 'Раз' }), gone)).toMatchObject({ html: 'Раз', _deleted: false });
});

it('what is offered a second time in vain is not offered again, and not lost', async () => {
	const first = await resolve(base, mine({ title: 'Имя' }), theirs({}));
	expect(first).toMatchObject({ title: 'Имя' });
	const second = await resolve(theirs({}), first, { ...theirs({}), writeId: 'again' });
	expect(second).toMatchObject({ title: '', writeId: 'again' });
	expect(kept.conflicts).toMatchObject([{ fields: ['title'], mine: { title: 'Имя' } }]);
});

it('what was resolved in vain, since its author wrote on, leaves the mark of the later write alone', async () => {
	const marked = () => [...kept.marks.values()].map((mark) => mark.writeId);
	await markWaiting(kept.device, 'posts', base.id, 'mine');
	const resolved = await resolve(base, mine({ title: 'Имя' }), theirs({ labels: ['весна'] }));
	expect(marked()).toEqual([resolved.writeId]);
	await markWaiting(kept.device, 'posts', base.id, 'later');
	await resolve(base, mine({ title: 'Имя' }), theirs({ labels: ['весна'] }));
	expect(marked()).toEqual(['later']);
	await resolve(base, { ...mine({ html: 'Моё' }), writeId: 'later' }, theirs({ html: 'Его' }));
	expect(marked()).toEqual([]);
});

describe('of a post that is out', () => {
	const out = theirs({ status: 'published' });

	it('the team’s own name and labels still change, and nothing that readers see', async () => {
		const resolved = await resolve(base, mine({ html: 'Поздно', title: 'Имя', labels: ['весна'] }), out);
		expect(resolved).toMatchObject({
			html: base.html,
			title: 'Имя',
			labels: ['весна'],
			status: 'published'
		});
	});

	it('a late text leaves the document as it is: the server has kept it', async () => {
		expect(await resolve(base, mine({ html: 'Поздно' }), out)).toBe(out);
	});

	it('what was refused is not asked again', async () => {
		expect(await resolve(out, { ...out, writeId: 'mine', title: 'Имя' }, out)).toBe(out);
		expect(kept.rescued).toMatchObject([{ id: 'mine', title: 'Имя', why: 'refused' }]);
	});
});

it('a text that the server refuses is put aside for its author', async () => {
	const refused = theirs({});
	expect(await resolve(refused, mine({ html: 'Нельзя' }), refused)).toBe(refused);
	expect(kept.rescued).toMatchObject([{ html: 'Нельзя', why: 'refused' }]);
});
