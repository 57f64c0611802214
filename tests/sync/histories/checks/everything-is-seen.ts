import { collectionNames, type CollectionName } from '#sync/collection.ts';
import { same } from '#sync/merge.ts';
import type { Person } from '../../../kit/person.ts';
import type { Device } from '../device.ts';
import type { Scene } from '../scene.ts';
import { Violation } from '../violation.ts';

type Document = Record<string, unknown> & { id: string };

/**
 * I1: every device holds what the server has for its person, document by document. What the server has is asked twice: of its tables, so that
 * nothing is missing, and of a fresh pull, for what is in it.
 */
export async function everythingIsSeen(scene: Scene): Promise<void> {
	await Promise.all(scene.players.map((person) => seesEverything(scene, person)));
}

async function seesEverything(scene: Scene, person: Person): Promise<void> {
	const inTables = await idsInTables(scene, person);
	const pulls = await Promise.all(collectionNames.map((name) => freshPull(scene, person, name)));
	const tabs = scene.devices
		.filter((one) => one.person === person)
		.flatMap((device) => device.tabs.map(({ page }) => ({ device, page })));
	for (const [index, name] of collectionNames.entries()) {
		const pulled = pulls[index] ?? new Map<string, Document>();
		const [got, expected] = [[...pulled.keys()].toSorted(), (inTables.get(name) ?? []).toSorted()];
		if (!same(got, expected)) {
			throw new Violation('I1', `a fresh pull of ${name} differs from the tables for ${person.name}`, {
				got,
				expected
			});
		}
		for (const { device, page } of tabs) compare(device, name, pulled, await held(page, name));
	}
}

async function held(page: Device['tabs'][number]['page'], name: CollectionName): Promise<Document[]> {
	// RxDB types a query per collection; all are asked for the same here.
	const collection = page.database[name] as (typeof page.database)['posts'];
	const found = await collection.find().exec();
	return found.map((one) => one.toJSON() as unknown as Document);
}

function compare(device: Device, name: CollectionName, pulled: Map<string, Document>, held: Document[]) {
	const where = `device ${device.index} of ${device.person.name}`;
	for (const document of held) {
		const there = pulled.get(document.id);
		if (!there) throw new Violation('I1', `${where} holds a document of ${name} too many`, document);
		if (same(there, sameHour(document, there))) continue;
		throw new Violation('I1', `${where} holds another document of ${name} than the server`, {
			held: document,
			server: there
		});
	}
	const missing = [...pulled.values()].find((one) => !held.some(({ id }) => id === one.id));
	if (missing) throw new Violation('I1', `${where} lacks a document of ${name}`, missing);
}

/**
 * RxDB leaves a document alone that comes by a pull while its push is still unanswered; if that answer is yes, the device goes on with the hour
 * at which it wrote, where the server has the hour at which it heard. The word says that the two are one.
 */
const sameHour = (held: Document, there: Document): Document =>
	held['writeId'] === there['writeId'] ? { ...held, updatedAt: there['updatedAt'] } : held;

async function freshPull(scene: Scene, person: Person, name: CollectionName): Promise<Map<string, Document>> {
	const answer = await scene.server.answers(person, `/sync/${name}/pull?limit=1000`);
	const { documents } = (await answer.json()) as { documents: (Document & { _deleted: boolean })[] };
	return new Map(
		documents.flatMap(({ _deleted, ...document }) =>
			_deleted ? [] : [[document['id'], document as Document]]
		)
	);
}

async function idsInTables({ world }: Scene, { userId }: Person): Promise<Map<CollectionName, string[]>> {
	const tables = ['posts', 'templates', 'accounts', 'media'].map(
		(name) =>
			`select '${name}', t.id from ${name} t join mine on mine.id = t.project_id where t.deleted_at is null`
	);
	const { rows } = await world.database.pool.query<{ collection: CollectionName; id: string }>(
		`with mine as (
			select p.id from projects p join project_members m on m.project_id = p.id
			where m.user_id = $1 and m.deleted_at is null and p.deleted_at is null
		)
		select 'projects' as collection, id from mine
		union all select 'members', m.id from project_members m join mine on mine.id = m.project_id where m.deleted_at is null
		union all select 'publications', t.id from publications t join mine on mine.id = t.project_id
		union all select 'notices', t.id from notices t join mine on mine.id = t.project_id where t.user_id = $1
		union all ${tables.join(' union all ')}`,
		[userId]
	);
	return new Map(
		collectionNames.map((name) => [name, rows.flatMap((row) => (row.collection === name ? row.id : []))])
	);
}
