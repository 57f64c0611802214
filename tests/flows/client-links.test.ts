import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Activity } from '#sync/records/activity.ts';
import type { ClientLink, ClientView } from '#sync/records/client-link.ts';
import { botToken, Desk, made, pointTo, type FullPost } from '../kit/desk.ts';
import { Replica } from '../kit/replica.ts';
import type { Session } from '../kit/session.ts';
import { startTelegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Desk;
let client: Session;
let post: FullPost;
let picture: { id: string };
beforeEach(async () => {
	world = await newWorld();
	anna = await Desk.of(world);
	client = world.stranger();
	picture = await anna.picture('teal');
	const media = [{ mediaId: picture.id }];
	post = await anna.writes('<b>Скидки</b> до пятницы', [await anna.sandbox()], { media });
});
afterEach(() => world.end());

async function link(body: object = { postIds: [post.id] }): Promise<ClientLink & { token: string }> {
	const path = `/api/projects/${anna.project.id}/client-links`;
	const { url, ...rest } = made(
		await anna.person.post<ClientLink & { url: string }>(path, { name: 'Кафе', ...body })
	);
	return { ...rest, token: url.split('#')[1] ?? '' };
}
const view = (token: string) =>
	client.call<ClientView & { code?: string }>('POST', '/api/client/view', { token });
const decide = (token: string, part: object) =>
	client.call<{ code?: string }>('POST', '/api/client/decide', {
		token,
		postId: post.id,
		name: 'Ольга',
		...part
	});

async function seen(token: string) {
	const [first] = made(await view(token)).items;
	if (!first) throw new Error('nothing is shown');
	return first;
}
async function activity(query = ''): Promise<Activity[]> {
	const path = `/api/projects/${anna.project.id}/activity?limit=100${query}`;
	return made(await anna.person.get<{ items: Activity[] }>(path)).items;
}

describe('a client’s link', () => {
	it('shows the post as its channel will, with the pictures, and nothing of what the team says', async () => {
		made(await anna.person.post(`/api/posts/${post.id}/comments`, { text: 'между нами' }));
		const { token } = await link();
		const answer = made(await view(token));
		expect(answer).toMatchObject({
			project: 'Кофейня',
			name: 'Кафе',
			items: [{ id: post.id, standing: 'open' }]
		});
		expect(answer.items[0]?.channels[0]?.parts[0]?.html).toContain('Скидки');
		expect(JSON.stringify(answer)).not.toContain('между нами');
		const file = answer.items[0]?.media[0];
		expect((await client.call('GET', file?.url ?? '')).status).toBe(200);
		expect((await client.call('GET', (file?.url ?? '').replace(/proof=.../, 'proof=AAA'))).status).toBe(404);
		expect((await client.call('GET', `/api/media/${picture.id}/file`)).status).toBe(401);
		world.clock.moveTo(new Date(world.clock.now().getTime() + 7 * 3_600_000));
		expect((await client.call('GET', file?.url ?? '')).status).toBe(404);
	});

	it('says how each network draws a post, and of its options those that readers see', async () => {
		const telegram = await startTelegram();
		const there = await newWorld({ env: pointTo(telegram) });
		try {
			telegram.addBot(botToken);
			const desk = await Desk.of(there);
			const channel = await desk.telegram(telegram.addChannel({ title: 'Кафе', bot: botToken }));
			const options = { silent: true, captionAbove: true, pin: true, firstComment: 'потом' };
			const written = await desk.writes('Скидки', [{ accountId: channel.id, options }, await desk.sandbox()]);
			const path = `/api/projects/${desk.project.id}/client-links`;
			const { url } = made(
				await desk.person.post<{ url: string }>(path, { name: 'Кафе', postIds: [written.id] })
			);
			const token = url.split('#')[1];
			const shown = made(await there.stranger().call<ClientView>('POST', '/api/client/view', { token }));
			const [first, second] = shown.items[0]?.channels ?? [];
			expect(first?.look).toEqual(there.deps.networks.get('telegram')?.manifest.look);
			expect(first?.look?.shape).toBe('bubble');
			expect(first?.options).toEqual({ silent: true, captionAbove: true });
			expect(second?.look).toEqual(there.deps.networks.get('sandbox')?.manifest.look ?? null);
		} finally {
			await there.end();
			await telegram.stop();
		}
	});

	it('approves what was shown, under the client’s name, and tells the author', async () => {
		made(await anna.person.put(`/api/projects/${anna.project.id}`, { approvalRequired: true }));
		const { token } = await link();
		const { hash } = await seen(token);
		made(await anna.person.put(`/api/posts/${post.id}`, { html: 'Иначе' }));
		expect(await decide(token, { hash, decision: 'approve' })).toMatchObject({
			body: { code: 'content_changed' }
		});
		const now = await seen(token);
		made(await decide(token, { hash: now.hash, decision: 'approve', text: 'Отлично' }));
		expect(await anna.looksAt(post)).toMatchObject({
			...{
				status: 'review',
				approval: { by: null, client: 'Ольга' },
				thread: [{ client: 'Ольга', text: 'Отлично' }]
			}
		});
		expect((await anna.publishes(post)).status).toBe(202);
		const phone = new Replica(anna.person);
		await phone.pulls('notices');
		expect([...phone.held.values()].map(({ kind }) => kind)).toContain('approved');
	});

	it('sends a planned post back off the plan, with the reason', async () => {
		made(
			await anna.person.post('/api/posts/schedule', {
				...{ postId: post.id, scheduledAt: new Date(world.clock.now().getTime() + 3_600_000).toISOString() }
			})
		);
		const { token } = await link();
		const { hash } = await seen(token);
		expect((await decide(token, { hash, decision: 'return' })).status).toBe(422);
		made(await decide(token, { hash, decision: 'return', text: 'Не та цена' }));
		expect(await anna.looksAt(post)).toMatchObject({
			status: 'draft',
			thread: [{ text: 'Не та цена', isReturn: true }]
		});
		await world.passes('2h');
		expect((await anna.looksAt(post)).publications).toEqual([]);
	});

	it('opens its own posts alone, for as long as it holds, and its word is in no log', async () => {
		const other = await anna.writes('Чужое', []);
		const { token, id } = await link({ postIds: [post.id], days: 3 });
		const { hash } = await seen(token);
		const foreign = await client.call('POST', '/api/client/decide', {
			...{ token, postId: other.id, name: 'Ольга', hash, decision: 'approve' }
		});
		expect(foreign.status).toBe(404);
		expect(await view('x'.repeat(32))).toMatchObject({ status: 410, body: { code: 'link_ended' } });
		world.clock.moveTo(new Date(world.clock.now().getTime() + 3 * 86_400_000));
		expect((await view(token)).status).toBe(410);
		const fresh = await link();
		expect((await view(fresh.token)).status).toBe(200);
		made(await anna.person.delete(`/api/projects/${anna.project.id}/client-links/${fresh.id}`));
		expect((await view(fresh.token)).status).toBe(410);
		expect((await decide(fresh.token, { hash, decision: 'approve' })).status).toBe(410);
		expect(world.logged.join('\n')).not.toContain(token);
		expect(world.logged.join('\n')).not.toContain(fresh.token);
		expect(id).not.toBe(fresh.id);
	});

	it('is made by who may approve, and guessed by nobody', async () => {
		const author = await world.person('vera');
		await anna.person.invites(author, anna.project, 'author');
		const path = `/api/projects/${anna.project.id}/client-links`;
		expect((await author.post(path, { name: 'Я', postIds: [post.id] })).status).toBe(403);
		expect((await author.get(path)).status).toBe(403);
		expect((await anna.person.post(path, { name: 'Я' })).status).toBe(422);
		let last = 0;
		for (let times = 0; times < 70; times++) last = (await view('y'.repeat(32))).status;
		expect(last).toBe(429);
	});
});

describe('a project’s activity', () => {
	it('tells who did what, by person and by topic, a page at a time', async () => {
		await world.passes('20m');
		made(await anna.person.put(`/api/posts/${post.id}`, { title: 'Пятница' }));
		const { token } = await link();
		const { hash } = await seen(token);
		made(await decide(token, { hash, decision: 'approve' }));
		made(await anna.publishes(post));
		await world.passes('1m');
		const kinds = (await activity()).map(({ kind }) => kind);
		expect(new Set(kinds)).toEqual(
			new Set([
				'published',
				'approved',
				'link_opened',
				'link_made',
				'written',
				'connected',
				'joined',
				'edited'
			])
		);
		expect(await activity('&topic=reviews')).toMatchObject([
			{ kind: 'approved', name: 'Ольга', isClient: true }
		]);
		const own = await activity(`&userId=${anna.person.userId}&topic=clients`);
		expect(own).toMatchObject([{ kind: 'link_made', name: 'anna', about: 'Кафе' }]);
		const path = `/api/projects/${anna.project.id}/activity?limit=3`;
		type Page = { items: Activity[]; nextCursor: string | null };
		const all: string[] = [];
		for (let cursor = ''; ;) {
			const { items, nextCursor } = made(await anna.person.get<Page>(path + cursor));
			all.push(...items.map(({ id, kind }) => `${id} ${kind}`));
			if (nextCursor === null) break;
			cursor = `&cursor=${nextCursor}`;
		}
		expect(all).toHaveLength(kinds.length);
		const stranger = await world.person('gleb');
		expect((await stranger.get(path)).status).toBe(404);
	});
});

describe('who looks at a post now', () => {
	it('is known to the others, until they leave or fall silent', async () => {
		const boris = await world.person('boris');
		await anna.person.invites(boris, anna.project, 'editor');
		const path = `/api/posts/${post.id}/presence`;
		const look = async (who: typeof boris) => made(await who.post<{ items: { name: string }[] }>(path)).items;
		expect(await look(anna.person)).toEqual([]);
		expect(await look(boris)).toMatchObject([{ name: 'anna' }]);
		expect(await look(anna.person)).toMatchObject([{ name: 'boris' }]);
		expect((await boris.delete(path)).status).toBe(204);
		expect(await look(anna.person)).toEqual([]);
		await look(boris);
		world.clock.moveTo(new Date(world.clock.now().getTime() + 26_000));
		expect(await look(anna.person)).toEqual([]);
		const { updatedAt } = await anna.looksAt(post);
		expect(updatedAt).toBe(post.updatedAt);
		expect((await (await world.person('gleb')).post(path)).status).toBe(404);
	});
});
