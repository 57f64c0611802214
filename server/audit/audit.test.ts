import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditEntry } from '#sync/records/audit.ts';
import { Desk } from '../../tests/kit/desk.ts';
import type { Person } from '../../tests/kit/person.ts';
import { newWorld, type World } from '../../tests/kit/world.ts';
import { noProject, record } from './record.ts';
import { verify, type Verdict } from './verify.ts';

let world: World;
let desk: Desk;
let anna: Person;

beforeEach(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
	anna = desk.person;
});
afterEach(() => world.end());

interface Log {
	items: AuditEntry[];
	nextCursor: string | null;
}
const path = () => `/api/projects/${desk.project.id}/audit`;
const log = async (query = '') => (await anna.get<Log>(`${path()}${query}`)).body;
const check = async () => (await anna.get<Verdict>(`${path()}/verify`)).body;

describe('the audit log', () => {
	it('says who did what to what, from where, and by which request', async () => {
		const channel = await desk.sandbox();
		const post = await desk.writes('О погоде', [channel]);
		const plan = { postId: post.id, scheduledAt: '2026-11-24T09:00:00.000Z' };
		const headers = { 'x-request-id': 'a-request-of-anna', 'user-agent': 'Test/1' };
		await anna.post('/api/posts/schedule', plan, headers);
		const { items } = await log();
		expect(items.map((one) => one.action)).toEqual([
			'post.scheduled',
			'account.connected',
			'project.created'
		]);
		expect(items[0]).toMatchObject({
			actor: { id: anna.userId, email: anna.email },
			target: { kind: 'post', id: post.id, name: 'О погоде' },
			details: { scheduledAt: plan.scheduledAt, channels: 1 },
			requestId: 'a-request-of-anna',
			userAgent: 'Test/1',
			number: 3
		});
		expect(items[0]?.before).not.toBe(items[0]?.after);
	});

	it('has what devices push as well as what routes do, and nothing of drafts', async () => {
		const channel = await desk.sandbox();
		const post = await desk.writes('Черновик', [channel]);
		await anna.put(`/api/posts/${post.id}`, { html: 'Черновик, другой' });
		await anna.put(`/api/projects/${desk.project.id}`, { name: 'Другое имя' });
		await anna.post(`/api/posts/${post.id}/publish`, {});
		await anna.delete(`/api/accounts/${channel.id}`);
		expect((await log()).items.map((one) => one.action).slice(0, 3)).toEqual([
			'account.disconnected',
			'post.published',
			'project.changed'
		]);
	});

	it('has what people decide and say about posts, what clients do, and what the program did with it in the end', async () => {
		const channel = await desk.sandbox();
		const post = await desk.writes('О погоде', [channel]);
		await anna.post(`/api/posts/${post.id}/approve`, {});
		const comments = `/api/posts/${post.id}/comments`;
		const said = await anna.post<{ items: { id: string }[] }>(comments, { text: 'Тайна' });
		const comment = said.body.items[0]?.id ?? '';
		await anna.put(`${comments}/${comment}`, { text: 'Тайна, иначе' });
		await anna.put(`${comments}/${comment}`, { isResolved: true });
		await anna.delete(`${comments}/${comment}`);
		const links = `/api/projects/${desk.project.id}/client-links`;
		const link = await anna.post<{ id: string; url: string }>(links, { name: 'Кафе', postIds: [post.id] });
		const client = world.stranger();
		const token = link.body.url.split('#')[1];
		const view = await client.call<{ items: { hash: string }[] }>('POST', '/api/client/view', { token });
		const decision = { token, postId: post.id, hash: view.body.items[0]?.hash, name: 'Ольга' };
		await client.call('POST', '/api/client/decide', { ...decision, decision: 'return', text: 'Не та цена' });
		await anna.delete(`${links}/${link.body.id}`);
		await anna.post(`/api/posts/${post.id}/publish`, {});
		await world.passes('1m');
		const { items } = await log();
		expect(items.map((one) => one.action)).toEqual([
			'publication.published',
			'post.published',
			'client_link.revoked',
			'comment.written',
			'post.returned',
			'client_link.opened',
			'client_link.made',
			'comment.deleted',
			'comment.resolved',
			'comment.changed',
			'comment.written',
			'post.approved',
			'post.review_asked',
			'account.connected',
			'project.created'
		]);
		const byClient = items.filter((one) => one.details['by'] === 'client');
		expect(byClient.map((one) => [one.action, one.actor])).toEqual([
			['comment.written', null],
			['post.returned', null]
		]);
		expect(items[0]).toMatchObject({ actor: null, target: { kind: 'publication', name: channel.title } });
		expect(items[0]?.requestId).toBe(items[1]?.requestId);
		expect(JSON.stringify(items)).not.toMatch(/Тайна|Ольга|Не та цена/);
		expect((await log('?group=client_link')).items).toHaveLength(3);
		expect(await check()).toMatchObject({ isWhole: true });
	});

	it('says of each channel how its publication ended, also where it failed or nobody knows', async () => {
		const channel = await desk.sandbox();
		const { networks } = world.deps;
		const sandbox = networks.get('sandbox');
		if (!sandbox) throw new Error('no sandbox');
		const send = vi.spyOn(sandbox, 'send');
		send.mockResolvedValueOnce({ is: 'refused', code: 'channel_blocked', message: 'no' });
		await desk.publishes(await desk.writes('Не выйдет', [channel]));
		await world.passes('1m');
		send.mockResolvedValueOnce({ is: 'unknown', code: 'answer_lost', message: 'lost' });
		vi.spyOn(sandbox, 'verify').mockResolvedValue({ is: 'unknown', message: 'not seen' });
		await desk.publishes(await desk.writes('Неизвестно', [channel]));
		await world.passes('10m');
		const ends = (await log('?group=publication')).items;
		expect(ends.map((one) => [one.action, one.details])).toEqual([
			['publication.unclear', {}],
			['publication.failed', { code: 'channel_blocked' }]
		]);
	});

	it('is read by owners alone, page by page, and searched', async () => {
		const boris = await world.person('boris');
		await anna.invites(boris, desk.project, 'editor');
		expect((await boris.get(path())).status).toBe(403);
		expect((await boris.post(`${path()}/export`)).status).toBe(403);
		for (const name of ['Первый', 'Второй', 'Третий']) {
			await anna.put(`/api/projects/${desk.project.id}`, { name });
		}
		const first = await log('?group=project&limit=2');
		expect(first.items.map((one) => one.target?.name)).toEqual(['Третий', 'Второй']);
		const second = await log(`?group=project&limit=2&cursor=${first.nextCursor}`);
		expect(second.items.map((one) => one.target?.name)).toEqual(['Первый', desk.project.name]);
		expect((await log('?q=втор')).items).toHaveLength(1);
		expect((await anna.get(`${path()}?cursor=nonsense`)).status).toBe(422);
	});

	it('is exported whole, and no cell of it is a formula', async () => {
		await anna.put(`/api/projects/${desk.project.id}`, { name: '=HYPERLINK("http://evil","x")' });
		const csv = await anna.post<string>(`${path()}/export?format=csv`);
		expect(csv.headers.get('content-disposition')).toMatch(/^attachment/);
		expect(csv.body).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`);
		const lines = await anna.post<string>(`${path()}/export?format=jsonl`);
		const exported = lines.body
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line) as AuditEntry);
		expect(exported.map((one) => one.action)).toEqual([
			'audit.exported',
			'audit.exported',
			'project.changed',
			'project.created'
		]);
	});
});

describe('the chain', () => {
	it('is whole also where many write at once, and in the order in which they committed', async () => {
		const names = Array.from({ length: 20 }, (_one, index) => `Имя ${index}`);
		await Promise.all(names.map((name) => anna.put(`/api/projects/${desk.project.id}`, { name })));
		const verdict = await check();
		expect(verdict).toMatchObject({ isWhole: true, entries: 21, brokenAt: null });
		const { items } = await log('?limit=100');
		expect(items.map((one) => one.number)).toEqual(Array.from({ length: 21 }, (_one, index) => 21 - index));
		expect(items[0]?.hash).toBe(verdict.head);
	});

	it('costs no deadlock where transactions write several projects in any order', async () => {
		const other = await anna.creates({ project: 'Другой' });
		const both = [desk.project.id, other.id];
		const rounds = Array.from({ length: 30 }, (_one, index) => index);
		await Promise.all(
			rounds.map((round) =>
				world.deps.write(async (tx) => {
					const order = round % 2 === 0 ? both : both.toReversed();
					const touch = (id: string) =>
						tx.execute(sql`update projects set name = name where id = ${id} and ${round} < 100`);
					for (const projectId of order)
						await record(tx, world.deps, { projectId, action: 'project.changed' });
					await touch(desk.project.id);
				})
			)
		);
		for (const id of both) expect(await verify(world.deps.db, id)).toMatchObject({ isWhole: true });
	});

	it('cannot be rewritten through the database, and shows it where somebody got around that', async () => {
		for (const name of ['Первый', 'Второй', 'Третий']) {
			await anna.put(`/api/projects/${desk.project.id}`, { name });
		}
		const { pool } = world.database;
		for (const statement of [
			`update audit_log set action = 'post.deleted'`,
			'delete from audit_log',
			'truncate audit_log cascade'
		]) {
			await expect(pool.query(statement)).rejects.toThrow('only added to');
		}
		expect(await check()).toMatchObject({ isWhole: true });

		const around = async (statement: string) => {
			await pool.query('alter table audit_log disable trigger user');
			await pool.query(statement);
			await pool.query('alter table audit_log enable trigger user');
		};
		await around(`update audit_log set details = '{"fields": "timezone"}' where number = 2`);
		expect(await check()).toMatchObject({ isWhole: false, brokenAt: 2 });
		await around(`delete from audit_log where number >= 2`);
		expect(await check()).toMatchObject({ isWhole: false, entries: 1, brokenAt: 2 });
	});

	it('stays whole when a person is erased, and says nothing of them any more', async () => {
		const boris = await world.person('boris');
		await anna.invites(boris, desk.project, 'owner');
		await boris.put(`/api/projects/${desk.project.id}`, { name: 'Имя от Бориса' });
		await boris.put('/api/auth/me', { name: 'Борис Борисов' });
		await boris.delete('/api/auth/me');
		expect(await check()).toMatchObject({ isWhole: true });
		expect(await verify(world.deps.db, noProject)).toMatchObject({ isWhole: true });
		const { rows } = await world.database.pool.query(
			`select count(*)::int as traces from audit_traces where actor_id = $1 or person_id = $1`,
			[boris.userId]
		);
		expect(rows).toEqual([{ traces: 0 }]);
		const entry = (await log()).items.find((one) => one.action === 'project.changed');
		expect(entry).toMatchObject({ actor: { id: boris.userId, name: '', email: '' }, target: { name: '' } });
	});

	it('goes with a project that is deleted for good, and what stays says with which hash it ended', async () => {
		const { head } = await check();
		await anna.delete('/api/auth/me');
		const { rows } = await world.database.pool.query<{ scope: string; details: object }>(
			`select scope, details from audit_log where action = 'project.erased' or scope = $1`,
			[desk.project.id]
		);
		expect(rows).toEqual([{ scope: noProject, details: { ended: head } }]);
	});
});
