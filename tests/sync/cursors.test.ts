import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { collectionNames } from '#sync/collection.ts';
import type { Checkpoint } from '#sync/protocol.ts';
import { Desk } from '../kit/desk.ts';
import { created, Replica } from '../kit/replica.ts';
import { newWorld, type World } from '../kit/world.ts';

/** A cursor that is not ours, or no longer, is answered with everything from the beginning: never with an error, never with a loop. */

const posts = 7;
let world: World;
let desk: Desk;
let boris: Desk;
let good: Checkpoint;
let borisGood: Checkpoint;

beforeAll(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
	boris = await Desk.of(world, 'boris');
	good = await written(desk);
	borisGood = await written(boris);
});
afterAll(() => world.end());

async function written({ person, project }: Desk): Promise<Checkpoint> {
	const replica = new Replica(person);
	await replica.pushes(
		'posts',
		Array.from({ length: posts }, () => created(replica.post(project.id)))
	);
	await replica.pulls('posts');
	return replica.checkpoint('posts') as Checkpoint;
}

/** The cursor as it is, with each scope's entry changed. */
const changed = (part: (entry: Checkpoint['scopes'][string]) => object) => ({
	...good,
	scopes: Object.fromEntries(Object.entries(good.scopes).map(([scope, entry]) => [scope, part(entry)]))
});

const cursors: [string, () => unknown][] = [
	['of another epoch', () => ({ ...good, epoch: uuidv7() })],
	['of an epoch that is no word', () => ({ ...good, epoch: 7 })],
	['with a negative version', () => changed((entry) => ({ ...entry, version: -1 }))],
	['with half a version', () => changed((entry) => ({ ...entry, version: 0.5 }))],
	['with a version that is no number', () => changed((entry) => ({ ...entry, version: 'NaN' }))],
	['with no version', () => changed(({ grant }) => ({ grant, version: null }))],
	['far ahead', () => changed((entry) => ({ ...entry, version: Number.MAX_SAFE_INTEGER }))],
	['with a horizon far ahead', () => changed((entry) => ({ ...entry, horizon: Number.MAX_SAFE_INTEGER }))],
	['of another grant', () => changed((entry) => ({ ...entry, grant: uuidv7() }))],
	['of a grant of SQL', () => changed((entry) => ({ ...entry, grant: `' or 1=1 --` }))],
	['of somebody else', () => borisGood],
	[
		'with somebody else’s grant',
		() => changed((entry) => ({ ...entry, grant: Object.values(borisGood.scopes)[0]?.grant }))
	],
	['of scopes that are no ids', () => ({ ...good, scopes: { утро: { grant: 'x', version: 1 } } })],
	['of a list of scopes', () => ({ ...good, scopes: [] })],
	['of no scopes', () => ({ ...good, scopes: {} })],
	['of fifty scopes of nobody', () => ({ ...good, scopes: strange(50) })],
	['of an older protocol', () => ({ lwt: 1, id: 'a' })],
	['that is null', () => null],
	['that is a number', () => 1e308],
	['that is text', () => 'утро'],
	['that is deep', () => JSON.parse('['.repeat(1500) + ']'.repeat(1500)) as unknown]
];

const strange = (count: number) =>
	Object.fromEntries(Array.from({ length: count }, () => [uuidv7(), { grant: uuidv7(), version: 3 }]));

it('that is good has nothing more to read, in whatever pages it came', async () => {
	expect((await new Replica(desk.person).page('posts', 100, good)).documents).toEqual([]);
	for (const limit of [1, posts - 1, posts, posts + 1]) {
		const replica = new Replica(desk.person);
		await replica.pulls('posts', limit);
		expect(replica.checkpoint('posts')).toEqual(good);
	}
});

describe.each(cursors)('a cursor %s', (_what, cursor) => {
	it.each(collectionNames)('means a fresh pull of %s, to its end', async (name) => {
		const fresh = new Replica(desk.person);
		await fresh.pulls(name, 3);
		const replica = new Replica(desk.person);
		const first = await replica.page(name, 3, cursor());
		let { documents, checkpoint } = first;
		for (let rounds = 0; documents.length > 0; rounds++) {
			expect(rounds).toBeLessThan(10);
			for (const document of documents) replica.held.set(document.id, document);
			({ documents, checkpoint } = await replica.page(name, 3, checkpoint));
		}
		expect([...replica.held]).toEqual([...fresh.held]);
		if (fresh.held.size > 0) expect(checkpoint).toEqual(fresh.checkpoint(name));
	});
});

it.each([
	['no JSON', '{"epoch'],
	['nothing', ''],
	['NaN', 'NaN'],
	['a name that every object has', '{"__proto__":{"epoch":"x"},"scopes":{"constructor":1}}'],
	['half a character', '"\ud800"'],
	['NUL', '%00']
])('a cursor of %s means a fresh pull', async (_what, text) => {
	const path = `/sync/posts/pull?limit=100&checkpoint=${text.startsWith('%') ? text : encode(text)}`;
	const { status, body } = await desk.person.get<{ documents: object[] }>(path);
	expect([status, body.documents.length]).toEqual([200, posts]);
});

const encode = (text: string) => encodeURIComponent(text.toWellFormed());

it.each(['0', '-5', 'NaN', '1e9', 'Infinity', '', '3.7', 'all'])(
	'a limit of "%s" is no reason to stop a device from reading',
	async (limit) => {
		const path = `/sync/posts/pull?limit=${encodeURIComponent(limit)}`;
		const { status, body } = await desk.person.get<{ documents: object[] }>(path);
		expect(status).toBe(200);
		expect(body.documents.length).toBeGreaterThan(0);
	}
);

it('a cursor names as revoked only what it brought itself', async () => {
	const stranger = strange(2);
	const page = await new Replica(desk.person).page('posts', 100, { ...good, scopes: stranger });
	expect(page.revoked?.sort()).toEqual(Object.keys(stranger).sort());
	const ofBoris = await new Replica(desk.person).page('posts', 100, borisGood);
	expect(ofBoris.revoked).toEqual([boris.project.id]);
	expect(ofBoris.documents.every((one) => one['projectId'] === desk.project.id)).toBe(true);
});

it('access that was lost is named also to a cursor of another epoch', async () => {
	const page = await new Replica(desk.person).page('posts', 100, { ...borisGood, epoch: uuidv7() });
	expect(page.revoked).toEqual([boris.project.id]);
});
