import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { collectionNames, collections, type CollectionName } from '#sync/collection.ts';
import { Desk } from '../kit/desk.ts';
import type { Person } from '../kit/person.ts';
import { created, edit, Replica } from '../kit/replica.ts';
import { newWorld, type World } from '../kit/world.ts';
import { goodRow, holds, pushed, type Held } from './pushed.ts';

/** Stands in a row for what JSON.stringify cannot make of an object without running out of stack. */
const deep = 'five thousand levels';
const nested = '['.repeat(5000) + ']'.repeat(5000);

/** Every wrong row is answered alone and rightly, what stands beside it goes in, and nothing of it reaches anybody else. */

let world: World;
let desk: Desk;
let anna: Person;
let boris: Desk;

beforeAll(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
	anna = desk.person;
	boris = await Desk.of(world, 'boris');
});
afterAll(() => world.end());

const names = collectionNames.filter((name) => collections[name].isPushed);

it('is tried on every collection that devices write to', () => {
	expect(Object.keys(pushed).sort()).toEqual([...names].sort());
});

describe.each(names)('%s:', (name) => {
	let victim: Held;
	beforeAll(async () => {
		const id = (await pushed[name]?.make(desk)) ?? '';
		victim = await holds(desk, name, id);
	});

	const wrong: [string, unknown][] = [
		['an object', { evil: true }],
		['a number that no type takes', -1e308],
		['a text of 200,000 characters', 'д'.repeat(200_000)],
		['NUL', 'a\u0000b'],
		['half a character', 'a\ud800b'],
		['5,000 levels', deep]
	];
	it.each(wrong)('%s in any field is answered with the master', async (_what, value) => {
		for (const field of Object.keys(victim).filter((key) => key !== 'id' && key !== '_deleted')) {
			await isAnsweredAlone(name, victim, edit(victim, { [field]: value }), field);
		}
	});

	it('what is not a device’s to give is answered with the master', async () => {
		for (const [field, value] of Object.entries(pushed[name]?.forged ?? {})) {
			await isAnsweredAlone(name, victim, edit(victim, { [field]: value }), field);
		}
	});

	it('a document cannot be moved to another project, be it one’s own or another’s', async () => {
		if (victim['projectId'] === undefined) return;
		const second = await anna.creates({ project: 'Вторая' });
		for (const projectId of [second.id, boris.project.id]) {
			await isAnsweredAlone(name, victim, edit(victim, { projectId }), projectId);
		}
	});

	it('a stranger’s row is answered with nothing, and nobody sees a change', async () => {
		const mine = await new Replica(boris.person).pulls(name, 1000);
		const tablet = new Replica(boris.person);
		for (const part of [pushed[name]?.change ?? {}, { _deleted: true }, { projectId: boris.project.id }]) {
			const row = edit(victim, part);
			const projectId = (row.newDocumentState as { projectId?: string }).projectId ?? null;
			expect(await tablet.pushes(name, [row])).toEqual([{ id: victim.id, projectId, _deleted: true }]);
			expect(await tablet.pushes(name, [created(row.newDocumentState)])).toEqual([
				{ id: victim.id, projectId, _deleted: true }
			]);
		}
		expect(await holds(desk, name, victim.id)).toEqual(victim);
		expect(await new Replica(boris.person).pulls(name, 1000)).toEqual(mine);
	});

	it('a row that the ledger never took in leaves no word there', async () => {
		const row = edit(victim, pushed[name]?.change ?? {});
		await new Replica(boris.person).pushes(name, [row]);
		const { rows } = await world.database.pool.query('select 1 from applied_writes where write_id = $1', [
			row.newDocumentState.writeId
		]);
		expect(rows).toEqual([]);
	});

	it('unknown fields and poisoned ones are left out, and the rest is taken', async () => {
		const row = await goodRow(desk, name);
		const poison = `"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"prototype":1,"x":[1],`;
		const text = JSON.stringify([row]).replaceAll(/("\w+State":\{)/g, (start) => start + poison);
		const { status, body } = await anna.post<Held[]>(`/sync/${name}/push`, text);
		expect([status, body]).toEqual([200, []]);
		const held = await holds(desk, name, row.newDocumentState.id);
		expect(held).toMatchObject(pushed[name]?.change ?? {});
		expect(Object.keys(held).sort()).toEqual(Object.keys(victim).sort());
		expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
	});

	it('a row from the future is written down as of now', async () => {
		const row = await goodRow(desk, name);
		const future = { ...row.newDocumentState, updatedAt: '2099-01-01T00:00:00.000Z' };
		expect(await new Replica(anna).pushes(name, [{ ...row, newDocumentState: future }])).toEqual([]);
		const held = await holds(desk, name, future.id);
		expect(held['updatedAt']).toBe(world.clock.now().toISOString());
	});

	it('a row that comes twice is taken in once; after another’s write it is answered with the master', async () => {
		const row = await goodRow(desk, name);
		const phone = new Replica(anna);
		expect(await phone.pushes(name, [row])).toEqual([]);
		expect(await phone.pushes(name, [row])).toEqual([]);
		const held = await holds(desk, name, row.newDocumentState.id);
		// What is taken away stays away: there is no other write.
		if (held['_deleted'] === true) return;
		const later = edit(held, {});
		expect(await phone.pushes(name, [later])).toEqual([]);
		const present = await holds(desk, name, held.id);
		expect(present.writeId).toBe(later.newDocumentState.writeId);
		expect(await phone.pushes(name, [row])).toEqual([present]);
		expect(await holds(desk, name, held.id)).toEqual(present);
	});

	it('a word that a push has replaced undoes nothing, whoever had written it', async () => {
		const row = await goodRow(desk, name);
		const phone = new Replica(anna);
		expect(await phone.pushes(name, [row])).toEqual([]);
		const present = await holds(desk, name, row.newDocumentState.id);
		if (present['_deleted'] === true) return;
		const undo = { assumedMasterState: present, newDocumentState: row.assumedMasterState };
		expect(await phone.pushes(name, [undo])).toEqual([present]);
		expect(await holds(desk, name, present.id)).toEqual(present);
	});

	it('two rows for one document in a batch are taken one after the other', async () => {
		const row = await goodRow(desk, name);
		const second = edit(row.assumedMasterState, pushed[name]?.change ?? {});
		const answers = await new Replica(anna).pushes(name, [row, second]);
		expect(answers).toEqual([await holds(desk, name, row.newDocumentState.id)]);
		expect(answers[0]?.writeId).toBe(row.newDocumentState.writeId);
	});

	it('a belief that no server ever held is a conflict', async () => {
		const beliefs = [7, 'x', [], { writeId: 7 }, { writeId: 'a\u0000b' }, { writeId: deep, media: deep }];
		for (const assumedMasterState of beliefs) {
			const { newDocumentState } = edit(victim, pushed[name]?.change ?? {});
			await isAnsweredAlone(name, victim, { newDocumentState, assumedMasterState }, 'belief');
		}
	});

	it('what names no document is passed over', async () => {
		const good = await goodRow(desk, name);
		const rows = [null, 7, 'x', [], {}, { newDocumentState: null }, { newDocumentState: [] }, [good]];
		const nameless = ['', 7, 'a\u0000', victim.id.toUpperCase(), null, {}].map((id) =>
			created({ ...victim, id } as Held)
		);
		expect(await new Replica(anna).pushes(name, [...rows, good, ...nameless])).toEqual([]);
		expect(await holds(desk, name, good.newDocumentState.id)).toMatchObject(pushed[name]?.change ?? {});
	});

	it('too much at once is refused as too large, and nothing of it is written', async () => {
		const row = JSON.stringify(edit(victim, pushed[name]?.change ?? {}));
		const giant = `[${row},{"newDocumentState":{"id":"${victim.id}","x":"${'x'.repeat(17_000_000)}"}}]`;
		const many = `[${Array.from({ length: 1001 }, () => row).join()}]`;
		for (const body of [giant, many]) {
			expect((await anna.post(`/sync/${name}/push`, body)).status).toBe(413);
			expect(await anna.post(`/sync/${name}/push`, body, { 'transfer-encoding': 'chunked' })).toMatchObject({
				status: 413
			});
		}
		expect(await holds(desk, name, victim.id)).toEqual(victim);
	});
});

it('posts of somebody else’s making, in a project of somebody else’s, are answered with nothing', async () => {
	const tablet = new Replica(boris.person);
	const [foreign, own] = [tablet.post(desk.project.id), tablet.post(boris.project.id)];
	const forgedAuthor = tablet.post(boris.project.id, { createdBy: anna.userId });
	const nobodys = tablet.post(uuidv7());
	expect(await tablet.pushes('posts', [foreign, own, forgedAuthor, nobodys].map(created))).toEqual(
		[foreign, forgedAuthor, nobodys].map(({ id, projectId }) => ({ id, projectId, _deleted: true }))
	);
	expect((await tablet.pulls('posts')).map((one) => one.id)).toEqual([own.id]);
	expect((await new Replica(anna).pulls('posts', 1000)).map((one) => one.id)).not.toContain(foreign.id);
});

it('a project that one made and was put out of is not taken for a new one', async () => {
	const project = await anna.creates({ project: 'Бывшая' });
	await anna.invites(boris.person, project, 'owner');
	const document = await holds(desk, 'projects', project.id);
	await boris.person.delete(`/api/projects/${project.id}/members/${anna.userId}`);
	const row = edit(document, { name: 'Моя' });
	expect(await new Replica(anna).pushes('projects', [row])).toEqual([
		{ id: project.id, projectId: null, _deleted: true }
	]);
});

it('none of this is a fault of the program', () => {
	expect(world.logged.filter((line) => line.includes('"level":"error"')).length).toBe(0);
});

/** Pushed between two good rows: these go in, and it alone is answered, with the document as it was. */
async function isAnsweredAlone(name: CollectionName, victim: Held, row: object, what: string) {
	const [first, last] = await neighbours(name);
	const text = JSON.stringify([first, row, last]).replaceAll(JSON.stringify(deep), nested);
	const { status, body } = await anna.post<Held[]>(`/sync/${name}/push`, text);
	expect([status, body], what).toEqual([200, [victim]]);
	for (const { newDocumentState } of [first, last]) {
		const { id, writeId } = newDocumentState;
		expect(await holds(desk, name, id), what).toMatchObject({ writeId });
	}
}

const beside = new Map<string, string>();

/** Good rows for two documents: the same two each time, unless the last time took them away. */
async function neighbours(name: CollectionName) {
	return [await neighbour(name, 'first'), await neighbour(name, 'last')] as const;
}

async function neighbour(name: CollectionName, place: string) {
	const known = beside.get(`${name} ${place}`);
	const held = known === undefined ? undefined : await holds(desk, name, known);
	const row =
		held && held['_deleted'] !== true ? edit(held, pushed[name]?.change ?? {}) : await goodRow(desk, name);
	beside.set(`${name} ${place}`, row.newDocumentState.id);
	return row;
}
