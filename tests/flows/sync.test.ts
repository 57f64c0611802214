import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Account } from '#sync/records/account.ts';
import type { Person } from '../kit/person.ts';
import { Desk } from '../kit/desk.ts';
import { created, edit, Replica } from '../kit/replica.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Person;
let desk: Desk;
let channel: Account;
let phone: Replica;
let laptop: Replica;

beforeEach(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
	anna = desk.person;
	channel = await desk.sandbox('Канал 1');
	phone = new Replica(anna);
	laptop = new Replica(anna);
});
afterEach(() => world.end());

/** The instant so many seconds from now. */
const at = (seconds: number) => new Date(world.clock.now().getTime() + seconds * 1000).toISOString();

const held = async (replica: Replica, id: string) => {
	await replica.pulls('posts');
	const document = replica.held.get(id);
	if (!document) throw new Error(`the device holds no ${id}`);
	return document;
};

describe('between two devices', () => {
	it('every collection arrives', async () => {
		const post = phone.post(desk.project.id, { html: 'Черновик' });
		expect(await phone.pushes('posts', [created(post)])).toEqual([]);
		expect(await laptop.pulls('projects')).toMatchObject([
			{ id: desk.project.id, name: 'Кофейня', myRole: 'owner', _deleted: false }
		]);
		expect(await laptop.pulls('members')).toMatchObject([
			{ email: anna.email, role: 'owner', status: 'active' }
		]);
		expect(await laptop.pulls('accounts')).toMatchObject([{ id: channel.id, title: 'Канал 1' }]);
		expect(await laptop.pulls('posts')).toMatchObject([
			{ id: post.id, html: 'Черновик', writeId: post.writeId }
		]);
		await anna.post(`/api/posts/schedule`, { postId: post.id, scheduledAt: at(60) });
	});

	it('what a device wrote offline is published once at its hour, and its receipt arrives', async () => {
		const post = phone.post(desk.project.id, {
			...{ html: 'Из метро', status: 'scheduled', scheduledAt: at(600) },
			targets: [{ accountId: channel.id }]
		});
		await phone.pushes('posts', [created(post)]);
		const moved = edit(await held(phone, post.id), { scheduledAt: at(1200) });
		expect(await phone.pushes('posts', [moved])).toEqual([]);
		expect(await phone.pushes('posts', [moved])).toEqual([]);
		await world.passes('19m');
		expect(await desk.readersSee(channel)).toEqual([]);
		await world.passes('2m');
		expect(await desk.readersSee(channel)).toHaveLength(1);
		expect(await held(laptop, post.id)).toMatchObject({ status: 'published' });
		expect(await laptop.pulls('publications')).toMatchObject([
			{ postId: post.id, status: 'published', url: expect.stringContaining('/accounts/') }
		]);
	});

	it('pages of any size lead to the same end', async () => {
		const posts = Array.from({ length: 25 }, () => phone.post(desk.project.id));
		await phone.pushes('posts', posts.map(created));
		for (const limit of [1, 7, 25, 1000]) {
			const fresh = new Replica(anna);
			expect((await fresh.pulls('posts', limit)).map((one) => one.id).sort()).toEqual(
				posts.map((one) => one.id).sort()
			);
		}
	});
});

describe('a new device', () => {
	const days = (count: number) => at(count * 86_400);
	const planned = (scheduledAt: string) =>
		phone.post(desk.project.id, { status: 'scheduled', scheduledAt, targets: [{ accountId: channel.id }] });

	it('gets what is planned around today with its first page, the nearest first, and then all of it', async () => {
		const old = Array.from({ length: 60 }, () => phone.post(desk.project.id));
		const [soon, later, far] = [planned(days(1)), planned(days(20)), planned(days(200))];
		expect(await phone.pushes('posts', [...old, far, later, soon].map(created))).toEqual([]);
		const all = [...old, far, later, soon].map((one) => one.id).sort();

		const { documents } = await laptop.page('posts', 20);
		expect(documents.map((one) => one.id).slice(0, 2)).toEqual([soon.id, later.id]);
		expect(new Set(documents.map((one) => one.id)).size).toBe(20);
		for (const limit of [1, 2, 3, 20, 62, 63, 64]) {
			const fresh = new Replica(anna);
			await fresh.pulls('posts', limit);
			expect([...fresh.held.keys()].sort(), `${limit} a page`).toEqual(all);
			expect((await fresh.page('posts', limit, fresh.checkpoint('posts'))).documents).toEqual([]);
		}
	});

	it('gets with it nothing that was deleted, and nothing of a project that is closed to it', async () => {
		const boris = await Desk.of(world, 'boris');
		const gone = planned(days(1));
		const old = Array.from({ length: 9 }, () => phone.post(desk.project.id));
		await phone.pushes('posts', [...old, gone].map(created));
		await phone.pushes('posts', [edit(await held(phone, gone.id), { _deleted: true })]);
		const theirs = new Replica(boris.person);
		await theirs.pushes('posts', [created(theirs.post(boris.project.id, { scheduledAt: days(1) }))]);
		const { documents } = await laptop.page('posts', 5);
		expect(documents.map((one) => one.id)).toEqual(old.slice(0, 5).map((one) => one.id));
	});
});

describe('a write', () => {
	it('is taken in once, however often it comes, and never over a newer one', async () => {
		const post = phone.post(desk.project.id, { html: 'один' });
		await phone.pushes('posts', [created(post)]);
		expect(await phone.pushes('posts', [created(post)])).toEqual([]);
		const older = edit(await held(laptop, post.id), { html: 'два' });
		await laptop.pushes('posts', [older]);
		const newer = edit(await held(phone, post.id), { html: 'три' });
		await phone.pushes('posts', [newer]);
		expect(await laptop.pushes('posts', [older])).toMatchObject([{ id: post.id, html: 'три' }]);
		// Nor where its device has pulled what came after it, and offers it once more over that.
		const offered = { ...older, assumedMasterState: await held(phone, post.id) };
		expect(await laptop.pushes('posts', [offered])).toMatchObject([{ id: post.id, html: 'три' }]);
		expect(await held(laptop, post.id)).toMatchObject({ html: 'три' });
	});

	it('against an overtaken master is answered with the present one', async () => {
		const post = phone.post(desk.project.id, { html: 'один' });
		await phone.pushes('posts', [created(post)]);
		const [mine, theirs] = [
			edit(await held(phone, post.id), { html: 'мой' }),
			edit(await held(laptop, post.id), { html: 'их' })
		];
		await laptop.pushes('posts', [theirs]);
		expect(await phone.pushes('posts', [mine])).toMatchObject([
			{ html: 'их', writeId: theirs.newDocumentState.writeId }
		]);
	});

	it('that changes the text under the word that is there already is shown the master, not taken for a repetition', async () => {
		const post = phone.post(desk.project.id, { html: 'один' });
		await phone.pushes('posts', [created(post)]);
		const unnamed = edit(await held(phone, post.id), { html: 'два', writeId: post.writeId });
		expect(await phone.pushes('posts', [unnamed])).toMatchObject([{ html: 'один', writeId: post.writeId }]);
	});

	it('may leave out what it has nothing to say about', async () => {
		const id = uuidv7();
		const made = { id, projectId: desk.project.id, html: 'Коротко', writeId: uuidv7() };
		expect(await phone.pushes('posts', [{ newDocumentState: made }])).toEqual([]);
		expect(await held(laptop, id)).toMatchObject({
			html: 'Коротко',
			status: 'draft',
			createdBy: anna.userId
		});
		const changed = { id, projectId: desk.project.id, title: 'Имя', writeId: uuidv7() };
		expect(await phone.pushes('posts', [{ newDocumentState: changed, assumedMasterState: made }])).toEqual(
			[]
		);
		expect(await held(laptop, id)).toMatchObject({ html: 'Коротко', title: 'Имя' });
	});

	it('of ten quick edits in a row meets no false conflict', async () => {
		let last = phone.post(desk.project.id);
		await phone.pushes('posts', [created(last)]);
		for (let round = 0; round < 10; round++) {
			const row = edit(last, { html: `правка ${round}` });
			expect(await phone.pushes('posts', [row])).toEqual([]);
			last = row.newDocumentState;
		}
	});

	it('is cleaned like any other, and the device is shown what was kept', async () => {
		const post = phone.post(desk.project.id, { html: '<b>да</b><script>alert(1)</script>' });
		expect(await phone.pushes('posts', [created(post)])).toMatchObject([{ id: post.id, html: '<b>да</b>' }]);
	});

	it('that comes after the post has left is kept as a draft beside it, once', async () => {
		const { id } = await desk.plans(await desk.writes('Как было', [channel]), '60s');
		const before = await held(phone, id);
		await world.passes('2m');
		const late = edit(before, { html: 'Исправлено в метро' });
		for (let repeat = 0; repeat < 2; repeat++) {
			expect(await phone.pushes('posts', [late])).toMatchObject([
				{ id, status: 'published', html: 'Как было' }
			]);
		}
		// Nor twice where the device writes on before it is answered, and sends the same text under another word.
		await phone.pushes('posts', [edit(before, { html: 'Исправлено в метро' })]);
		const drafts = (await laptop.pulls('posts')).filter((one) => one['lateEditOf'] === id);
		expect(drafts).toMatchObject([{ html: 'Исправлено в метро', status: 'draft' }]);
		expect(await desk.readersSee(channel)).toHaveLength(1);
	});
});

describe('a bad row', () => {
	it.each([
		['a status that is not its to give', { status: 'published' }],
		['another author', { createdBy: uuidv7() }],
		['a foreign project', { projectId: uuidv7() }],
		['a text of a million characters', { html: 'д'.repeat(1_000_000) }],
		['a wrong type', { html: 42 }],
		['a time that is none', { status: 'scheduled', scheduledAt: 'завтра' }],
		[
			'a channel twice',
			{
				targets: [{ accountId: uuidv7() }, { accountId: uuidv7() }].map(() => ({
					accountId: '01900000-0000-7000-8000-000000000001'
				}))
			}
		],
		['no word', { writeId: '' }]
	])('with %s is answered alone, and the rest of its batch goes in', async (_what, part) => {
		const [first, bad, last] = [
			phone.post(desk.project.id),
			phone.post(desk.project.id, part),
			phone.post(desk.project.id)
		];
		const answers = await phone.pushes('posts', [first, bad, last].map(created));
		expect(answers).toEqual([{ id: bad.id, projectId: bad['projectId'], _deleted: true }]);
		expect((await laptop.pulls('posts')).map((one) => one.id).sort()).toEqual([first.id, last.id].sort());
	});

	it('with __proto__, great depth or nothing at all does no harm', async () => {
		const post = phone.post(desk.project.id);
		const poisoned = `[{"newDocumentState":${JSON.stringify(post).replace('{', '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}},')}},null,7,"x",{},{"newDocumentState":null}]`;
		expect(await anna.post('/sync/posts/push', poisoned)).toMatchObject({ status: 200, body: [] });
		expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
		const deep = `[{"newDocumentState":{"id":"${post.id}","labels":${'['.repeat(10_000)}${']'.repeat(10_000)}}}]`;
		expect((await anna.post('/sync/posts/push', deep)).status).toBe(200);
		expect(await laptop.pulls('posts')).toMatchObject([{ id: post.id }]);
	});

	it('from the future is written down as of now', async () => {
		const post = phone.post(desk.project.id, {
			createdAt: '2199-01-01T00:00:00.000Z',
			updatedAt: '2199-01-01T00:00:00.000Z'
		});
		const [answer] = await phone.pushes('posts', [created(post)]);
		expect(answer).toMatchObject({
			createdAt: world.clock.now().toISOString(),
			updatedAt: world.clock.now().toISOString()
		});
	});

	it('for publications, which only the worker writes, changes nothing', async () => {
		const { id } = await desk.plans(await desk.writes('Готово', [channel]), '30s');
		await world.passes('1m');
		const [publication] = await phone.pulls('publications');
		if (!publication) throw new Error('no publication');
		const [answer] = await phone.pushes('publications', [
			edit(publication, { status: 'failed', url: 'https://evil.test' })
		]);
		expect(answer).toMatchObject({ status: 'published', url: expect.stringContaining('/accounts/') });
		expect((await desk.looksAt({ id })).publications).toMatchObject([{ status: 'published' }]);
	});
});

describe('between people', () => {
	it('a stranger sees nothing, and can neither read, guess nor overwrite', async () => {
		const boris = await world.person('boris');
		const tablet = new Replica(boris);
		const post = phone.post(desk.project.id, { html: 'тайна' });
		await phone.pushes('posts', [created(post)]);
		for (const name of [
			'projects',
			'members',
			'accounts',
			'posts',
			'media',
			'publications',
			'notices'
		] as const) {
			expect(await tablet.pulls(name)).toEqual([]);
		}
		const forged = edit(await held(phone, post.id), { html: 'чужое' });
		expect(await tablet.pushes('posts', [forged])).toEqual([
			{ id: post.id, projectId: desk.project.id, _deleted: true }
		]);
		expect(await held(laptop, post.id)).toMatchObject({ html: 'тайна' });
	});

	it('access that is lost is named, and access that is given again brings everything back', async () => {
		const boris = await world.person('boris');
		const tablet = new Replica(boris);
		await phone.pushes(
			'posts',
			[1, 2, 3].map(() => created(phone.post(desk.project.id)))
		);
		await anna.invites(boris, { id: desk.project.id }, 'editor');
		expect(await tablet.pulls('posts')).toHaveLength(3);
		await anna.delete(`/api/projects/${desk.project.id}/members/${boris.userId}`);
		expect(await tablet.pulls('posts')).toEqual([]);
		expect(tablet.revoked).toEqual([desk.project.id]);
		await anna.invites(boris, { id: desk.project.id }, 'viewer');
		expect(await tablet.pulls('posts')).toHaveLength(3);
		expect(tablet.revoked).toEqual([]);
	});

	it('a change of role reaches the project’s document, and binds at once', async () => {
		const boris = await world.person('boris');
		const tablet = new Replica(boris);
		await anna.invites(boris, { id: desk.project.id }, 'author');
		expect(await tablet.pulls('projects')).toMatchObject([{ myRole: 'author' }]);
		await anna.put(`/api/projects/${desk.project.id}/members/${boris.userId}`, { role: 'viewer' });
		expect(await tablet.pulls('projects')).toMatchObject([{ myRole: 'viewer' }]);
		const post = tablet.post(desk.project.id);
		expect(await tablet.pushes('posts', [created(post)])).toMatchObject([{ id: post.id, _deleted: true }]);
	});
});

describe('a cursor', () => {
	it.each([
		['forged', { epoch: 'x', scopes: { [uuidv7()]: { grant: 'y', version: 5 } } }],
		['of another kind', { lwt: 1, id: 'a' }],
		['that is no object', 'утро'],
		['that is a list', [1, 2]]
	])('%s means a fresh pull', async (_what, checkpoint) => {
		await phone.pushes('posts', [created(phone.post(desk.project.id))]);
		expect((await laptop.page('posts', 10, checkpoint)).documents).toHaveLength(1);
	});

	it('from ahead of its time means a fresh pull', async () => {
		await phone.pushes('posts', [created(phone.post(desk.project.id))]);
		await laptop.pulls('posts');
		const ahead = JSON.parse(JSON.stringify(laptop.checkpoint('posts'))) as {
			scopes: Record<string, { version: number }>;
		};
		for (const scope of Object.values(ahead.scopes)) scope.version += 1000;
		expect((await laptop.page('posts', 10, ahead)).documents).toHaveLength(1);
	});
});

it('tells a project’s devices over the stream when something changed, and nobody else’s', async () => {
	const boris = await world.person('boris');
	const [annas, boriss] = await Promise.all([listen(world, anna), listen(world, boris)]);
	await phone.pushes('posts', [created(phone.post(desk.project.id))]);
	expect(await annas.next()).toEqual(['posts']);
	await anna.invites(boris, { id: desk.project.id }, 'viewer');
	// The first that he hears is that the project was opened to him, and nothing of what happened in it before.
	expect(await boriss.next()).toContain('projects');
	await Promise.all([annas.close(), boriss.close()]);
});

/** The collections that each event after the first names. */
async function listen({ app }: World, person: Person) {
	const ending = new AbortController();
	const response = await app.request('/sync/stream', {
		headers: { authorization: `Bearer ${person.session.accessToken}` },
		signal: ending.signal
	});
	const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	let buffer = '';
	async function next(): Promise<string[]> {
		for (;;) {
			const event = /event: resync\ndata: (.*)\n/.exec(buffer);
			if (event) {
				buffer = buffer.slice(event.index + event[0].length);
				return (JSON.parse(event[1] ?? '') as { collections: string[] }).collections;
			}
			const chunk = await reader?.read();
			if (!chunk || chunk.done) throw new Error('the stream ended');
			buffer += chunk.value;
		}
	}
	await next();
	return { next, close: async () => (ending.abort(), await reader?.cancel().catch(() => undefined)) };
}
