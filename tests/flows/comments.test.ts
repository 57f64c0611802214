import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { mostComments, type Comment } from '#sync/records/comment.ts';
import type { Notice } from '#sync/records/notice.ts';
import { Desk, made, type FullPost } from '../kit/desk.ts';
import type { Person } from '../kit/person.ts';
import { edit, Replica } from '../kit/replica.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Desk;
let vera: Person;
let gleb: Person;
let post: FullPost;
beforeEach(async () => {
	world = await newWorld();
	anna = await Desk.of(world);
	[vera, gleb] = [await world.person('vera'), await world.person('gleb')];
	await anna.person.invites(vera, anna.project, 'author');
	await anna.person.invites(gleb, anna.project, 'viewer');
	post = await anna.writes('Скидки до пятницы', []);
});
afterEach(() => world.end());

interface Discussion {
	items: Comment[];
	updatedAt: string;
}
const path = () => `/api/posts/${post.id}/comments`;
const says = (who: Person, text: string, more: object = {}) =>
	who.post<Discussion & { code?: string }>(path(), { text, ...more });
async function said(who: Person, text: string, more: object = {}): Promise<Comment> {
	const { items } = made(await says(who, text, more));
	const last = items.find((one) => one.text === text);
	if (!last) throw new Error('it was not said');
	return last;
}
async function told(person: Person): Promise<string[]> {
	const phone = new Replica(person);
	await phone.pulls('notices');
	const all = [...phone.held.values()].map((one) => one as Partial<Notice>);
	return all.flatMap(({ kind, readAt }) => (kind && readAt === null ? [kind] : []));
}

describe('a comment', () => {
	it('is with the post on every device, about a passage and with answers', async () => {
		const first = await said(vera, 'Точно до пятницы?', { quote: 'до пятницы' });
		const answer = await said(gleb, 'Да', { replyTo: first.id });
		await said(vera, 'Хорошо', { replyTo: answer.id });
		const phone = new Replica(gleb);
		await phone.pulls('posts');
		expect(phone.held.get(post.id)?.['thread']).toMatchObject([
			{ by: vera.userId, text: 'Точно до пятницы?', quote: 'до пятницы', replyTo: null },
			{ by: gleb.userId, text: 'Да', replyTo: first.id },
			{ by: vera.userId, text: 'Хорошо', replyTo: first.id }
		]);
	});

	it('that waited for the network is there once, with the hour at which it was said', async () => {
		const [id, at] = [uuidv7(), '2026-11-20T09:00:00.000Z'];
		made(await says(vera, 'Из метро', { id, at }));
		made(await says(vera, 'Из метро', { id, at }));
		expect((await anna.looksAt(post)).thread).toMatchObject([{ id, at }]);
		expect(await says(gleb, 'Подделка', { id })).toMatchObject({ status: 409 });
		const future = await said(vera, 'Из будущего', { at: '2030-01-01T00:00:00.000Z' });
		expect(future.at).toBe(world.clock.now().toISOString());
	});

	it('tells its post’s people, and whom it calls by name in particular', async () => {
		await said(vera, '@gleb, глянь', { mentions: [gleb.userId, uuidv7(), vera.userId] });
		expect(await told(anna.person)).toEqual(['commented']);
		expect(await told(gleb)).toEqual(['mentioned']);
		expect(await told(vera)).toEqual([]);
		await said(anna.person, 'Смотрю');
		expect(await told(vera)).toEqual(['commented']);
	});

	it('is changed by its author alone, taken back by them or an owner, and closed by who writes there', async () => {
		const { id } = await said(vera, 'Раз');
		const put = (who: Person, body: object) => who.put<Discussion>(`${path()}/${id}`, body);
		expect((await put(anna.person, { text: 'Два' })).status).toBe(403);
		expect(made(await put(vera, { text: 'Два' })).items).toMatchObject([
			{ text: 'Два', editedAt: expect.any(String) }
		]);
		expect((await put(gleb, { isResolved: true })).status).toBe(403);
		expect(made(await put(anna.person, { isResolved: true })).items).toMatchObject([
			{ resolvedBy: anna.person.userId }
		]);
		expect(made(await put(vera, { isResolved: false })).items).toMatchObject([{ resolvedAt: null }]);
		expect((await gleb.delete(`${path()}/${id}`)).status).toBe(403);
		expect(made(await anna.person.delete<Discussion>(`${path()}/${id}`)).items).toEqual([]);
		expect((await put(vera, { text: 'Три' })).status).toBe(404);
	});

	it('is no device’s to write with the post, and gets lost by no edit', async () => {
		const phone = new Replica(vera);
		await phone.pulls('posts');
		const seen = phone.held.get(post.id);
		if (!seen) throw new Error('no post');
		await said(anna.person, 'Первое');
		// Made upon a version without it: answered with the one that has it.
		expect(await phone.pushes('posts', [edit(seen, { html: 'Иначе' })])).toMatchObject([
			{ thread: [{ text: 'Первое' }] }
		]);
		await phone.pulls('posts');
		const now = phone.held.get(post.id) ?? seen;
		const answers = await phone.pushes('posts', [edit(now, { html: 'Иначе', thread: [] })]);
		expect(answers).toMatchObject([{ html: 'Иначе', thread: [{ text: 'Первое' }] }]);
		const forged = phone.post(anna.project.id, { thread: (await anna.looksAt(post)).thread });
		expect(await phone.pushes('posts', [{ newDocumentState: forged }])).toMatchObject([{ thread: [] }]);
	});

	it('is none of a stranger’s business, and has its limits', async () => {
		const stranger = await world.person('stranger');
		expect((await says(stranger, 'Привет')).status).toBe(404);
		for (const body of [{ text: ' ' }, { text: 'я'.repeat(4001) }, { text: 'а', quote: 'я'.repeat(501) }]) {
			expect((await vera.post(path(), body)).status).toBe(422);
		}
		const full = Array.from({ length: mostComments }, () => ({ ...comment, id: uuidv7() }));
		await world.database.pool.query('update posts set thread = $1 where id = $2', [
			JSON.stringify(full),
			post.id
		]);
		expect(await says(vera, 'Ещё одно')).toMatchObject({ status: 422, body: { code: 'too_many_comments' } });
	});

	it('sends a post back with its reason', async () => {
		made(await vera.put(`/api/posts/${post.id}`, { status: 'review' }));
		await said(anna.person, 'Нужна цена', { quote: 'Скидки', isReturn: true });
		expect(await anna.looksAt(post)).toMatchObject({ status: 'draft', thread: [{ isReturn: true }] });
		expect(await told(vera)).toEqual(['returned']);
		const own = await said(vera, 'Я не редактор', { isReturn: true });
		expect(own.isReturn).toBe(false);
	});
});

const comment: Comment = {
	...{
		id: '',
		by: null,
		client: 'К',
		at: '2026-11-20T09:00:00.000Z',
		editedAt: null,
		text: 'а',
		quote: null
	},
	...{ replyTo: null, mentions: [], isReturn: false, resolvedAt: null, resolvedBy: null }
};
