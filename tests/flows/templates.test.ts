import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Template } from '#sync/records/template.ts';
import { Desk, made } from '../kit/desk.ts';
import type { Person } from '../kit/person.ts';
import { created, edit, Replica } from '../kit/replica.ts';
import type { Problem } from '../kit/session.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let desk: Desk;
let anna: Person;
let phone: Replica;
let laptop: Replica;

beforeEach(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
	anna = desk.person;
	phone = new Replica(anna);
	laptop = new Replica(anna);
});
afterEach(() => world.end());

const dish = 'Сегодня <b>{{блюдо}}</b> за {{цена}} ₽, {{weekday}}';

/** A template as a device of this person's writes it with no network. */
const written = (part: object = {}, by = anna) => ({
	...{
		id: uuidv7(),
		projectId: desk.project.id,
		name: 'Блюдо дня',
		html: dish,
		variables: ['блюдо', 'цена']
	},
	...{ createdBy: by.userId, createdAt: '2026-11-23T08:00:00.000Z', updatedAt: '2026-11-23T08:00:00.000Z' },
	...{ writeId: uuidv7(), ...part }
});

const creates = async (part: object = {}) =>
	made(
		await anna.post<Template>('/api/templates', {
			...{ projectId: desk.project.id, name: 'Блюдо дня', html: dish },
			...part
		})
	);

const held = async (replica: Replica, id: string) => {
	await replica.pulls('templates');
	const document = replica.held.get(id);
	if (!document) throw new Error(`the device holds no ${id}`);
	return document;
};

async function colleague(role: string): Promise<Person> {
	const person = await world.person(role);
	await anna.invites(person, desk.project, role);
	return person;
}

describe('over the API', () => {
	it('a template has the variables of its text, in the subset that posts are written in', async () => {
		const { id, ...template } = await creates({ html: `<script>1</script><p>${dish}</p>`, variables: ['x'] });
		expect(template).toMatchObject({ name: 'Блюдо дня', html: dish, variables: ['блюдо', 'цена'] });
		const changed = await anna.put<Template>(`/api/templates/${id}`, { html: 'Только {{город}}' });
		expect(changed.body).toMatchObject({ name: 'Блюдо дня', variables: ['город'] });
		const renamed = await anna.put<Template>(`/api/templates/${id}`, { name: ' Афиша ' });
		expect(renamed.body).toMatchObject({ name: 'Афиша', html: 'Только {{город}}', variables: ['город'] });
		expect((await anna.get<Template>(`/api/templates/${id}`)).body).toEqual(renamed.body);
	});

	it('a repeated POST makes one template, and an id of another person’s none', async () => {
		const id = uuidv7();
		const first = await creates({ id });
		expect(await creates({ id, name: 'Другое имя' })).toEqual(first);
		const boris = await world.person('boris');
		const theirs = await boris.creates({ project: 'Цветы' });
		const taken = await boris.post<Problem>('/api/templates', { id, projectId: theirs.id, name: 'Моё' });
		expect(taken).toMatchObject({ status: 409, body: { code: 'already_exists' } });
	});

	it('a list is searched by name and text, and read page by page', async () => {
		for (const name of ['Афиша 100%', 'Блюдо', 'Анонс']) await creates({ name, html: `${name}: {{что}}` });
		const list = async (query: string) =>
			made(
				await anna.get<{ items: Template[]; nextCursor: string | null }>(
					`/api/templates?projectId=${desk.project.id}${query}`
				)
			);
		const names = ({ items }: { items: Template[] }) => items.map(({ name }) => name);
		expect(names(await list(''))).toEqual(['Анонс', 'Блюдо', 'Афиша 100%']);
		expect(names(await list(`&q=${encodeURIComponent('100%')}`))).toEqual(['Афиша 100%']);
		expect(names(await list(`&q=${encodeURIComponent('блюдо: ')}`))).toEqual(['Блюдо']);
		const first = await list('&limit=2');
		expect(names(first)).toEqual(['Анонс', 'Блюдо']);
		const rest = await list(`&limit=2&cursor=${first.nextCursor}`);
		expect([names(rest), rest.nextCursor]).toEqual([['Афиша 100%'], null]);
	});

	it('what is deleted is gone from the list and from every device', async () => {
		const { id } = await creates();
		expect(await held(phone, id)).toMatchObject({ _deleted: false });
		expect((await anna.delete(`/api/templates/${id}`)).status).toBe(204);
		expect((await anna.get(`/api/templates/${id}`)).status).toBe(404);
		expect((await anna.delete(`/api/templates/${id}`)).status).toBe(404);
		expect(await held(phone, id)).toMatchObject({ _deleted: true });
	});

	it('a viewer reads, an author writes, and a stranger finds nothing', async () => {
		const { id } = await creates();
		const [viewer, author, stranger] = [
			await colleague('viewer'),
			await colleague('author'),
			await world.person('stranger')
		];
		const body = { projectId: desk.project.id, name: 'Их' };
		const statuses = async (by: Person) => [
			(await by.get(`/api/templates?projectId=${desk.project.id}`)).status,
			(await by.get(`/api/templates/${id}`)).status,
			(await by.post('/api/templates', body)).status,
			(await by.put(`/api/templates/${id}`, { name: 'Их' })).status,
			(await by.delete(`/api/templates/${id}`)).status
		];
		expect(await statuses(viewer)).toEqual([200, 200, 403, 403, 403]);
		expect(await statuses(stranger)).toEqual([404, 404, 404, 404, 404]);
		expect(await statuses(author)).toEqual([200, 200, 201, 200, 204]);
	});

	it.each([
		['no name', { name: '  ' }],
		['a name of two lines', { name: 'a\nb' }],
		['a text beyond measure', { html: 'я'.repeat(100_001) }],
		['a text that outgrows its measure when it is cleaned', { html: '&'.repeat(50_000) }],
		['half a character', { html: 'a\ud800' }]
	])('%s is refused', async (_, part) => {
		const { status, body } = await anna.post<Problem>('/api/templates', {
			...{ projectId: desk.project.id, name: 'Имя', ...part }
		});
		expect([status, body.code]).toEqual([422, 'validation_failed']);
		expect(body.errors?.[0]?.path).toBe(Object.keys(part)[0]);
	});
});

describe('between devices', () => {
	it('what was made, changed and deleted with no network arrives when there is one', async () => {
		const [kept, dropped] = [written(), written({ name: 'Лишний' })];
		const changed = edit(kept, { html: '{{гость}}, заходите!', variables: ['гость'] });
		expect(await phone.pushes('templates', [created(kept), created(dropped)])).toEqual([]);
		expect(await laptop.pulls('templates')).toHaveLength(2);
		expect(await phone.pushes('templates', [changed, edit(dropped, { _deleted: true })])).toEqual([]);
		expect(await held(laptop, kept.id)).toMatchObject({ html: '{{гость}}, заходите!', variables: ['гость'] });
		expect(await held(laptop, dropped.id)).toMatchObject({ _deleted: true });
	});

	it('a deletion is taken back', async () => {
		const template = written();
		const gone = edit(template, { _deleted: true });
		await phone.pushes('templates', [created(template)]);
		await phone.pushes('templates', [gone]);
		expect(await phone.pushes('templates', [edit(gone.newDocumentState, { _deleted: false })])).toEqual([]);
		expect(await held(laptop, template.id)).toMatchObject({ name: 'Блюдо дня', _deleted: false });
	});

	it('variables that are not those of the text are put right, and the device is told once', async () => {
		const template = written({ html: '<img src=x onerror=1>{{имя}}', variables: ['чужая', 'имя'] });
		const [answer] = await phone.pushes('templates', [created(template)]);
		expect(answer).toMatchObject({ html: '{{имя}}', variables: ['имя'] });
		expect(answer?.writeId).not.toBe(template.writeId);
		if (!answer) throw new Error('no answer');
		// Asking for the same again changes nothing, so that the two do not go round in a circle.
		const again = edit(answer, { variables: ['чужая'] });
		expect(await phone.pushes('templates', [again])).toMatchObject([{ writeId: answer.writeId }]);
	});

	it('an overtaken edit is shown the master, and a repeated one is taken in once', async () => {
		const template = written();
		await phone.pushes('templates', [created(template)]);
		const first = edit(await held(laptop, template.id), { name: 'Афиша' });
		expect(await laptop.pushes('templates', [first])).toEqual([]);
		expect(await laptop.pushes('templates', [first])).toEqual([]);
		expect(await phone.pushes('templates', [edit(template, { name: 'Обед' })])).toMatchObject([
			{ name: 'Афиша', writeId: first.newDocumentState.writeId }
		]);
	});

	it('nothing forged, foreign or forbidden goes in, and the row beside it does', async () => {
		const template = written();
		await phone.pushes('templates', [created(template)]);
		const viewer = await colleague('viewer');
		const stranger = await world.person('stranger');
		const master = await held(laptop, template.id);
		const good = written({ name: 'Хороший' });
		const forged = [
			created(written({ createdBy: viewer.userId })),
			created(written({ projectId: uuidv7() })),
			created(written({ html: 'я'.repeat(100_001) })),
			edit(master, { createdBy: viewer.userId }),
			created(good)
		];
		const answers = await phone.pushes('templates', forged);
		expect(answers.map(({ id }) => id).toSorted()).toEqual(
			forged
				.slice(0, -1)
				.map((row) => row.newDocumentState.id)
				.toSorted()
		);
		expect(await held(laptop, good.id)).toMatchObject({ name: 'Хороший' });
		const watching = new Replica(viewer);
		expect(await watching.pulls('templates')).toHaveLength(2);
		expect(await watching.pushes('templates', [edit(master, { name: 'Чужое' })])).toMatchObject([
			{ name: 'Блюдо дня', _deleted: false }
		]);
		expect(await watching.pushes('templates', [created(written({}, viewer))])).toMatchObject([
			{ _deleted: true }
		]);
		const outside = new Replica(stranger);
		expect(await outside.pulls('templates')).toEqual([]);
		expect(await outside.pushes('templates', [edit(master, { name: 'Чужое' })])).toEqual([
			{ id: template.id, projectId: desk.project.id, _deleted: true }
		]);
		expect(await held(laptop, template.id)).toMatchObject({ name: 'Блюдо дня' });
	});

	it('go with the access to their project', async () => {
		await creates();
		const author = await colleague('author');
		const device = new Replica(author);
		expect(await device.pulls('templates')).toHaveLength(1);
		const members = made(
			await anna.get<{ items: { userId: string | null }[] }>(`/api/projects/${desk.project.id}/members`)
		);
		expect(members.items.map(({ userId }) => userId)).toContain(author.userId);
		await anna.delete(`/api/projects/${desk.project.id}/members/${author.userId}`);
		expect(await device.pulls('templates')).toEqual([]);
		expect(device.revoked).toEqual([desk.project.id]);
	});
});
