import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from '#sync/approval.ts';
import type { Account } from '#sync/records/account.ts';
import type { Notice } from '#sync/records/notice.ts';
import type { Post } from '#sync/records/post.ts';
import type { Review } from '#sync/records/review.ts';
import { Desk, made, type FullPost } from '../kit/desk.ts';
import type { Person } from '../kit/person.ts';
import { edit, Replica } from '../kit/replica.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let owner: Desk;
let author: Person;
let editor: Person;
let channel: Account;
beforeEach(async () => {
	world = await newWorld();
	owner = await Desk.of(world);
	[author, editor] = [await world.person('vera'), await world.person('boris')];
	await owner.person.invites(author, owner.project, 'author');
	await owner.person.invites(editor, owner.project, 'editor');
	channel = await owner.sandbox();
	made(await owner.person.put(`/api/projects/${owner.project.id}`, { approvalRequired: true }));
});
afterEach(() => world.end());

const at = (minutes: number) => new Date(world.clock.now().getTime() + minutes * 60_000).toISOString();

/** A draft of the author's, which waits for somebody's word. */
async function asked(html = 'Скидки до пятницы'): Promise<FullPost> {
	const targets = [{ accountId: channel.id }];
	const draft = made(
		await author.post<FullPost>('/api/posts', { projectId: owner.project.id, html, targets })
	);
	return made(await author.put<FullPost>(`/api/posts/${draft.id}`, { status: 'review' }));
}

const approves = ({ id }: { id: string }, body?: object) =>
	editor.post<FullPost>(`/api/posts/${id}/approve`, body);
const schedules = ({ id }: { id: string }, who = editor) =>
	who.post<FullPost & { code?: string }>('/api/posts/schedule', { postId: id, scheduledAt: at(60) });

async function told(person: Person): Promise<Partial<Notice>[]> {
	const phone = new Replica(person);
	await phone.pulls('notices');
	return [...phone.held.values()]
		.map((one) => one as Partial<Notice>)
		.filter(({ readAt }) => readAt === null);
}

async function deviceOf(person: Person, id: string) {
	const device = new Replica(person);
	await device.pulls('posts');
	const seen = device.held.get(id);
	if (!seen) throw new Error('the device holds no such post');
	return { device, seen };
}

/** The word that a device gives for what it shows. */
const approvalBy = ({ userId }: Person, post: object) => ({
	by: userId,
	client: null,
	at: world.clock.now().toISOString(),
	// The cast: what a device holds of a post.
	hash: contentHash(post as Post)
});

describe('where a project wants approvals', () => {
	it('nothing is planned, queued or sent without one, whoever asks for it', async () => {
		const post = await asked();
		const week = { slots: [{ weekday: 3, time: '12:00' }], paused: false };
		made(await owner.person.put(`/api/projects/${owner.project.id}/queue`, week));
		for (const path of ['publish', 'enqueue']) {
			expect(await owner.person.post(`/api/posts/${post.id}/${path}`)).toMatchObject({
				...{ status: 409, body: { code: 'approval_required' } }
			});
		}
		expect(await schedules(post)).toMatchObject({ status: 409, body: { code: 'approval_required' } });
		made(await approves(post));
		expect(made(await schedules(post))).toMatchObject({
			...{ status: 'scheduled', approval: { by: editor.userId, client: null } }
		});
		await world.passes('61m');
		expect(await owner.readersSee(channel)).toEqual(['Скидки до пятницы']);
	});

	it('an author approves nothing, by no way', async () => {
		const post = await asked();
		expect((await author.post(`/api/posts/${post.id}/approve`)).status).toBe(403);
		const { device, seen } = await deviceOf(author, post.id);
		for (const approval of [approvalBy(author, seen), approvalBy(editor, seen)]) {
			expect(await device.pushes('posts', [edit(seen, { approval })])).toMatchObject([{ approval: null }]);
			await device.pulls('posts');
		}
		expect(await owner.looksAt(post)).toMatchObject({ status: 'review', approval: null });
	});

	it('a plan that comes from a device without one stays a draft, and many at once do', async () => {
		const { device, seen } = await deviceOf(editor, (await asked()).id);
		const other = (await asked('Второй')).id;
		await device.pulls('posts');
		const rows = [seen, device.held.get(other) ?? seen].map((one) =>
			edit(one, { status: 'scheduled', scheduledAt: at(30) })
		);
		expect(await device.pushes('posts', rows)).toMatchObject([{ status: 'review' }, { status: 'review' }]);
		const fresh = device.post(owner.project.id, {
			...{ status: 'scheduled', scheduledAt: at(30), html: 'Новый', targets: [{ accountId: channel.id }] }
		});
		expect(await device.pushes('posts', [{ newDocumentState: fresh }])).toMatchObject([{ status: 'draft' }]);
	});

	it('an answer that was given with no network holds, with the plan that came along', async () => {
		const post = await asked();
		const { device, seen } = await deviceOf(editor, post.id);
		const plan = { status: 'scheduled', scheduledAt: at(30), approval: approvalBy(editor, seen) };
		expect(await device.pushes('posts', [edit(seen, plan)])).toEqual([]);
		expect(await owner.looksAt(post)).toMatchObject({ status: 'scheduled', approval: { by: editor.userId } });
	});

	it('an edit ends the approval, and takes what was planned off the plan', async () => {
		const post = await asked();
		made(await approves(post));
		made(await schedules(post));
		const named = made(
			await editor.put<FullPost>(`/api/posts/${post.id}`, { title: 'Пятница', labels: ['акции'] })
		);
		expect(named).toMatchObject({ status: 'scheduled', approval: { by: editor.userId } });
		const edited = made(await editor.put<FullPost>(`/api/posts/${post.id}`, { html: 'Скидки до субботы' }));
		expect(edited).toMatchObject({
			status: 'review',
			approval: null,
			scheduledAt: post.scheduledAt ?? at(60)
		});
		await world.passes('2h');
		expect(await owner.readersSee(channel)).toEqual([]);
	});

	it('an edit from a device ends it the same, also of one that believes it still holds', async () => {
		const post = await asked();
		made(await approves(post));
		made(await schedules(post));
		const { device, seen } = await deviceOf(editor, post.id);
		const answer = await device.pushes('posts', [edit(seen, { html: 'Скидки до субботы' })]);
		expect(answer).toMatchObject([{ status: 'review', approval: null, html: 'Скидки до субботы' }]);
	});

	it('an approval is of what was looked at: of a text that has changed meanwhile nobody approves', async () => {
		const post = await asked();
		const hash = contentHash(post);
		made(await author.put(`/api/posts/${post.id}`, { html: 'Совсем другое' }));
		expect(await approves(post, { hash })).toMatchObject({ status: 409, body: { code: 'content_changed' } });
		expect(await owner.looksAt(post)).toMatchObject({ approval: null });
	});

	it('what was planned before is called in when the project comes to want them', async () => {
		made(await owner.person.put(`/api/projects/${owner.project.id}`, { approvalRequired: false }));
		const post = await asked();
		const scheduled = made(await schedules(post));
		made(await owner.person.put(`/api/projects/${owner.project.id}`, { approvalRequired: true }));
		expect(await owner.looksAt(post)).toMatchObject({ status: 'review', scheduledAt: scheduled.scheduledAt });
		await world.passes('2h');
		expect(await owner.readersSee(channel)).toEqual([]);
	});

	it('what is out is changed by an editor’s own word', async () => {
		const post = await asked();
		made(await approves(post));
		made(await editor.post(`/api/posts/${post.id}/publish`));
		await world.passes('1m');
		made(await owner.person.put(`/api/posts/${post.id}`, { html: 'Скидки до субботы' }));
		await world.passes('1m');
		expect(await owner.readersSee(channel)).toEqual(['Скидки до субботы']);
		expect(await owner.looksAt(post)).toMatchObject({ approval: { by: owner.person.userId } });
	});
});

describe('a review', () => {
	it('is asked of editors, and its answer told to the author', async () => {
		const post = await asked();
		expect(await told(editor)).toMatchObject([{ kind: 'review_asked', postId: post.id }]);
		expect(await told(author)).toEqual([]);
		made(await approves(post));
		expect(await told(author)).toMatchObject([{ kind: 'approved', postId: post.id }]);
		for (const person of [editor, owner.person]) expect(await told(person)).toEqual([]);
	});

	it('goes back to the author, who asks again', async () => {
		const post = await asked();
		const returned = made(await editor.post<FullPost>(`/api/posts/${post.id}/return`));
		expect(returned).toMatchObject({ status: 'draft', approval: null });
		expect(await told(author)).toMatchObject([{ kind: 'returned' }]);
		made(await author.put(`/api/posts/${post.id}`, { html: 'Лучше', status: 'review' }));
		expect(await told(editor)).toMatchObject([{ kind: 'review_asked' }]);
		made(await author.put(`/api/posts/${post.id}`, { status: 'draft' }));
		expect(await told(editor)).toEqual([]);
	});

	it('is told of whole: who asked, who approved, and that an edit has ended it', async () => {
		const post = await asked();
		await world.passes('1m');
		made(await approves(post));
		await world.passes('1m');
		made(await author.put(`/api/posts/${post.id}`, { html: 'Ещё правка' }));
		const { items } = made(await author.get<{ items: Review[] }>(`/api/posts/${post.id}/reviews`));
		expect(items.map(({ kind, name }) => [kind, name])).toEqual([
			['unapproved', 'vera'],
			['approved', 'boris'],
			['asked', 'vera']
		]);
		expect(await told(editor)).toMatchObject([{ kind: 'review_asked' }]);
		const stranger = await world.person('gleb');
		expect((await stranger.get(`/api/posts/${post.id}/reviews`)).status).toBe(404);
	});
});
