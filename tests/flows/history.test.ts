import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { Desk, made } from '../kit/desk.ts';
import { held, historyOf, rewrites, type HistoryPage } from '../kit/history.ts';
import type { Person } from '../kit/person.ts';
import { created, edit, Replica } from '../kit/replica.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let desk: Desk;
let anna: Person;
let boris: Person;

beforeEach(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
	anna = desk.person;
	boris = await world.person('boris');
	await anna.invites(boris, desk.project, 'editor');
});
afterEach(() => world.end());

/** The texts of the history, the newest first. */
const texts = async (post: { id: string }) => (await historyOf(anna, post)).map((one) => one.html);

describe('a history', () => {
	it('of a post that nobody has changed is the post', async () => {
		const post = await desk.writes('Как есть', []);
		expect(await historyOf(anna, post)).toMatchObject([
			{ html: 'Как есть', kind: 'edit', authorId: anna.userId, authorName: 'anna', savedAt: post.createdAt }
		]);
	});

	it('has a version for everybody’s sitting, with who and when, and the first one', async () => {
		const post = await desk.writes('Первая', []);
		await world.passes('20m');
		await rewrites(anna, post, { html: 'Вторая' });
		await world.passes('5m');
		await rewrites(anna, post, { html: 'Вторая, дополненная' });
		await world.passes('1m');
		await rewrites(boris, post, { html: 'Третья' });
		await rewrites(anna, post, { html: 'Четвёртая' });
		const versions = await historyOf(boris, post);
		expect(versions.map((one) => [one.html, one.authorName])).toEqual([
			['Четвёртая', 'anna'],
			['Третья', 'boris'],
			['Вторая, дополненная', 'anna'],
			['Первая', 'anna']
		]);
		const times = versions.map((one) => one.savedAt);
		expect(times).toEqual([...times].sort().reverse());
		expect(times.at(-1)).toBe(post.createdAt);
	});

	it('keeps what somebody throws away within a sitting', async () => {
		const post = await desk.writes('', []);
		await rewrites(anna, post, { html: 'Длинный текст, над которым долго думали' });
		await rewrites(anna, post, { html: '' });
		await rewrites(anna, post, { html: 'Сначала' });
		expect(await texts(post)).toEqual(['Сначала', 'Длинный текст, над которым долго думали']);
	});

	it('cuts a sitting that lasts for hours', async () => {
		const post = await desk.writes('0', []);
		for (let minute = 1; minute <= 13; minute++) {
			await rewrites(anna, post, { html: `${minute * 9} минут` });
			await world.passes('9m');
		}
		expect(await texts(post)).toEqual(['117 минут', '63 минут']);
	});

	it('has plans too, and nothing of what changes nothing', async () => {
		const channel = await desk.sandbox();
		const post = await desk.writes('План', [channel]);
		await world.passes('1h');
		const planned = await desk.plans(post, '2h');
		await rewrites(boris, post, { html: 'План' });
		expect(await historyOf(anna, post)).toMatchObject([
			{ status: 'scheduled', scheduledAt: planned.scheduledAt },
			{ status: 'draft', scheduledAt: null }
		]);
	});

	it('is the same whether a device writes or a browser, and is not doubled by a repeated push', async () => {
		const phone = new Replica(anna);
		const post = phone.post(desk.project.id, { html: 'один' });
		await phone.pushes('posts', [created(post)]);
		await world.passes('1h');
		const row = edit(await held(phone, post.id), { html: 'два' });
		for (let repeat = 0; repeat < 3; repeat++) await phone.pushes('posts', [row]);
		await rewrites(boris, post, { html: 'три' });
		expect(await phone.pushes('posts', [row])).toMatchObject([{ html: 'три' }]);
		expect(await texts(post)).toEqual(['три', 'два', 'один']);
	});

	it('stays in the order of the writing where one server’s clock is behind another’s', async () => {
		const post = await desk.writes('0', []);
		await world.passes('1h');
		await rewrites(anna, post, { html: '1' });
		await world.deps.db.execute(sql`update post_revisions set saved_at = saved_at + interval '2 seconds'`);
		await rewrites(boris, post, { html: '2' });
		await rewrites(anna, post, { html: '3' });
		expect(await texts(post)).toEqual(['3', '2', '1', '0']);
	});

	it('comes in pages of any size', async () => {
		const post = await desk.writes('0', []);
		for (let turn = 1; turn <= 6; turn++)
			await rewrites(turn % 2 ? boris : anna, post, { html: String(turn) });
		for (const limit of [1, 2, 5, 7]) {
			const seen: string[] = [];
			let cursor: string | null = '';
			while (cursor !== null) {
				const query: string = cursor && `&cursor=${cursor}`;
				const page: HistoryPage = made(
					await anna.get<HistoryPage>(`/api/posts/${post.id}/revisions?limit=${limit}${query}`)
				);
				seen.push(...page.items.map((one) => one.html));
				cursor = page.nextCursor;
			}
			expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0']);
		}
		expect(await anna.get(`/api/posts/${post.id}/revisions?cursor=bm9uc2Vuc2U`)).toMatchObject({
			status: 422,
			body: { code: 'validation_failed' }
		});
	});

	it('still has the words of somebody who is gone', async () => {
		const post = await desk.writes('Первая', []);
		await rewrites(boris, post, { html: 'Прощальная' });
		made(await boris.delete('/api/auth/me'));
		expect(await historyOf(anna, post)).toMatchObject([
			{ html: 'Прощальная', authorName: null },
			{ authorName: 'anna' }
		]);
	});
});

describe('two people who change the same', () => {
	/** Both have read the post; Boris’s change has gone in, Anna’s is on its way. */
	async function clash(mine: object, theirs: object, from: object = { html: 'Доброе утро' }) {
		const [phone, tablet] = [new Replica(anna), new Replica(boris)];
		const post = phone.post(desk.project.id, from);
		await phone.pushes('posts', [created(post)]);
		const row = edit(await held(phone, post.id), mine);
		await tablet.pushes('posts', [edit(await held(tablet, post.id), theirs)]);
		return { post, phone, row };
	}

	it('find both versions in the history, once, however often the loser comes', async () => {
		const { post, phone, row } = await clash({ html: 'Доброе!' }, { html: 'Доброго утра' });
		for (let repeat = 0; repeat < 3; repeat++) {
			expect(await phone.pushes('posts', [row])).toMatchObject([{ html: 'Доброго утра' }]);
		}
		expect(await historyOf(anna, post)).toMatchObject([
			{ kind: 'conflict', html: 'Доброе!', authorName: 'anna', lost: ['html'] },
			{ kind: 'edit', html: 'Доброго утра', authorName: 'boris', lost: [] },
			{ kind: 'edit', html: 'Доброе утро', authorName: 'anna', lost: [] }
		]);
	});

	it('lose nothing to the other’s crash: the loser is kept before its device is told', async () => {
		const { post, phone, row } = await clash({ title: 'Моё' }, { title: 'Его' });
		await phone.pushes('posts', [row]);
		// The device is gone for good after this answer.
		expect(await historyOf(anna, post)).toMatchObject([
			{ kind: 'conflict', title: 'Моё', lost: ['title'] },
			{},
			{}
		]);
	});

	it('leave no trace of a conflict where the two can be joined', async () => {
		const from = { html: 'Раз\n\nДва' };
		const { post, phone, row } = await clash({ html: 'Раз!\n\nДва' }, { html: 'Раз\n\nДва!' }, from);
		await phone.pushes('posts', [row]);
		expect((await historyOf(anna, post)).filter((one) => one.kind === 'conflict')).toEqual([]);
	});

	it('lose nothing where a device names only a part of what it had read', async () => {
		const { post, phone, row } = await clash({ html: 'Моё' }, { title: 'Его' });
		const { id, writeId } = row.assumedMasterState;
		await phone.pushes('posts', [{ ...row, assumedMasterState: { id, writeId } }]);
		expect(await historyOf(anna, post)).toMatchObject([{ kind: 'conflict', html: 'Моё' }, {}, {}]);
	});

	it('are no stranger and no viewer: theirs is not kept', async () => {
		const { post, row } = await clash({ html: 'Моё' }, { html: 'Его' });
		const [stranger, viewer] = [await world.person('stranger'), await world.person('viewer')];
		await anna.invites(viewer, desk.project, 'viewer');
		for (const who of [stranger, viewer]) {
			const forged = { ...row, newDocumentState: { ...row.newDocumentState, writeId: uuidv7() } };
			await new Replica(who).pushes('posts', [forged]);
		}
		expect((await historyOf(anna, post)).filter((one) => one.kind === 'conflict')).toEqual([]);
	});

	it('cannot take each other’s kept version away by naming its write', async () => {
		const { post, phone, row } = await clash({ html: 'Моё' }, { html: 'Его' });
		await phone.pushes('posts', [row]);
		await new Replica(boris).pushes('posts', [
			{ ...row, newDocumentState: { ...row.newDocumentState, html: 'Подмена' } }
		]);
		expect((await texts(post)).toSorted()).toEqual(['Доброе утро', 'Его', 'Моё', 'Подмена']);
	});

	it('see a text that came after the post had gone out, beside the draft that it became', async () => {
		const phone = new Replica(anna);
		const { id } = await desk.plans(await desk.writes('Как было', [await desk.sandbox()]), '60s');
		const before = await held(phone, id);
		await world.passes('2m');
		const late = edit(before, { html: 'Исправлено в метро' });
		for (let repeat = 0; repeat < 2; repeat++) await phone.pushes('posts', [late]);
		expect((await historyOf(anna, { id })).filter((one) => one.kind === 'late')).toMatchObject([
			{ html: 'Исправлено в метро', authorName: 'anna' }
		]);
		const drafts = (await phone.pulls('posts')).filter((one) => one['lateEditOf'] === id);
		expect(drafts).toMatchObject([{ html: 'Исправлено в метро' }]);
	});
});
