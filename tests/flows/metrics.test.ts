import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { botToken, Desk, pointTo } from '../kit/desk.ts';
import { from } from '../kit/places.ts';
import type { Problem } from '../kit/session.ts';
import { startTelegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

const token = 'a word for the machine that looks';
let open: World;
let closed: World;
beforeAll(async () => {
	open = await newWorld({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
	closed = await newWorld({ env: { METRICS_TOKEN: token } });
});
afterAll(async () => {
	await open.end();
	await closed.end();
});

const asks = (world: World, address: string, headers: Record<string, string> = {}) =>
	from(world, address).call<Problem>('GET', '/metrics', undefined, headers);

describe('who may look', () => {
	it('without a token: callers on this machine, and to all others there is no such thing', async () => {
		for (const here of ['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])
			expect((await asks(open, here)).status, here).toBe(200);
		const foreign = await asks(open, '203.0.113.7');
		expect([foreign.status, foreign.body.code]).toEqual([404, 'not_found']);
		expect(foreign.headers.get('content-type')).toBe('application/problem+json');
		for (const else_ of ['10.0.0.5', '2001:db8::1', '::ffff:203.0.113.7'])
			expect((await asks(open, else_)).status, else_).toBe(404);
		expect((await open.app.request('/metrics')).status, 'no connection at all').toBe(404);
	});

	it('nobody whom a proxy on this machine passes on, whatever it is made to say', async () => {
		const passedOn: Record<string, string>[] = [
			{ 'x-forwarded-for': '203.0.113.7' },
			{ 'x-forwarded-for': '127.0.0.1' },
			{ 'x-real-ip': '203.0.113.7' },
			{ forwarded: 'for=127.0.0.1' },
			{ 'x-forwarded-proto': 'https' },
			{ via: '1.1 proxy' }
		];
		for (const headers of passedOn) {
			const label = JSON.stringify(headers);
			expect((await asks(open, '127.0.0.1', headers)).status, label).toBe(404);
		}
		// One that the host did not name is no better.
		const world = await newWorld();
		const headers = { 'x-forwarded-for': '203.0.113.7' };
		expect((await asks(world, '127.0.0.1', headers)).status).toBe(404);
		await world.end();
	});

	it('with a token: whoever has it, from anywhere, and nobody else, be they here', async () => {
		const bearer = (word: string) => ({ authorization: `Bearer ${word}` });
		expect((await asks(closed, '203.0.113.7', bearer(token))).status).toBe(200);
		for (const headers of [
			{},
			bearer(''),
			bearer(`${token}r`),
			bearer(token.slice(0, -1)),
			{ authorization: token },
			bearer((await closed.person(`p${uuidv7()}`)).session.accessToken ?? '')
		]) {
			const { status, body } = await asks(closed, '127.0.0.1', headers);
			expect([status, body.code]).toEqual([401, 'unauthorized']);
		}
	});
});

/** The figure of a line, which is named as Prometheus names it; 0 where there is none yet. */
async function figure(world: World, line: string): Promise<number> {
	const lines = (await page(world)).split('\n');
	return Number(lines.find((one) => one.startsWith(`${line} `))?.slice(line.length + 1) ?? 0);
}
const page = async (world: World): Promise<string> =>
	String((await asks(world, '127.0.0.1')).body as unknown);

describe('what is to be seen', () => {
	let desk: Desk;
	beforeAll(async () => void (desk = await Desk.of(open)));

	it('is what Prometheus reads, each figure named once', async () => {
		const { headers } = await asks(open, '127.0.0.1');
		expect(headers.get('content-type')).toContain('text/plain; version=0.0.4');
		const text = await page(open);
		const named = [...text.matchAll(/^# TYPE (\S+) (counter|gauge|histogram|summary)$/gm)].map(
			([, name]) => name
		);
		expect(named.length).toBe(new Set(named).size);
		for (const name of [
			...['process_resident_memory_bytes', 'nodejs_eventloop_lag_seconds', 'twexel_http_requests_in_flight'],
			...['twexel_pg_up', 'twexel_pg_pool_waiting', 'twexel_pg_wal_bytes', 'twexel_disk_free_bytes'],
			...['twexel_job_queue_depth', 'twexel_publish_unknown_age_seconds', 'twexel_clock_skew_seconds']
		]) {
			expect(named, name).toContain(name);
		}
		for (const line of text.split('\n')) {
			expect(line).toMatch(/^(#.*|[a-z_:]+[a-z0-9_]*(\{.*\})? [-+.\deEInfNa]+|)$/);
		}
	});

	it('counts a request by its route’s template, and what leads nowhere in one line', async () => {
		const route = 'twexel_http_requests_total{route="/api/posts/:id",method="GET",code="404"}';
		const took = 'twexel_http_request_duration_seconds_count{route="/api/posts/:id",method="GET"}';
		const nowhere = 'twexel_http_requests_total{route="none",method="other",code="404"}';
		const before = [await figure(open, route), await figure(open, took), await figure(open, nowhere)];
		for (let index = 0; index < 3; index++) await desk.person.get(`/api/posts/${uuidv7()}`);
		await open.app.request(`/api/${uuidv7()}`, { method: 'BREW' });
		const after = [await figure(open, route), await figure(open, took), await figure(open, nowhere)];
		expect(after).toEqual([(before[0] ?? 0) + 3, (before[1] ?? 0) + 3, (before[2] ?? 0) + 1]);
	});

	it('counts a publication, how late it left, and the jobs that it took', async () => {
		const lines = [
			'twexel_publish_total{provider="sandbox",outcome="published"}',
			'twexel_publish_lateness_seconds_count',
			'twexel_jobs_total{queue="deliver",outcome="done"}',
			'twexel_job_duration_seconds_count{queue="deliver"}'
		];
		const before = await Promise.all(lines.map((line) => figure(open, line)));
		const channels = [await desk.sandbox('Первый'), await desk.sandbox('Второй')];
		await desk.publishes(await desk.writes('Скидки', channels));
		await open.passes('10s');
		const after = await Promise.all(lines.map((line) => figure(open, line)));
		expect(after).toEqual(before.map((figure) => figure + 2));
		expect(await figure(open, 'twexel_publish_lateness_seconds_bucket{le="2"}')).toBe(after[1]);
	});

	it('counts what failed apart, and what a person is asked about', async () => {
		const channel = await desk.sandbox('Закрытый');
		const post = await desk.writes('Не выйдет', [channel]);
		await desk.plans(post, '10m');
		await open.database.pool.query(`update accounts set status = 'disconnected' where id = $1`, [channel.id]);
		const failed = 'twexel_publish_total{provider="sandbox",outcome="failed"}';
		const before = await figure(open, failed);
		await open.passes('11m');
		expect(await figure(open, failed)).toBe(before + 1);

		const lost = await desk.writes('Пропало', [await desk.sandbox('Ещё один')]);
		await desk.publishes(lost);
		await desk.losesItsWorker(lost, 'after sending');
		await open.passes('2m');
		const verified = 'twexel_publish_total{provider="sandbox",outcome="verified"}';
		expect(await figure(open, verified)).toBe(1);
		expect(await figure(open, 'twexel_publish_needs_review')).toBe(0);
	});

	it('counts what a network calls too many, and how long was waited because of it', async () => {
		const telegram = await startTelegram(() => world.clock.now());
		const world: World = await newWorld({ env: pointTo(telegram) });
		try {
			telegram.addBot(botToken);
			const anna = await Desk.of(world);
			const channel = await anna.telegram(telegram.addChannel({ title: 'Кофейня', bot: botToken }));
			telegram.fail('sendMessage', { retryAfter: 20 });
			await anna.publishes(await anna.writes('Первый', [channel]));
			await world.passes('1s');
			await anna.publishes(await anna.writes('Второй', [channel]));
			await world.passes('1m');
			expect(telegram.accepted).toHaveLength(2);
			expect(await figure(world, 'twexel_provider_429_total{provider="telegram"}')).toBe(1);
			expect(await figure(world, 'twexel_ratelimit_wait_seconds_bucket{le="10"}')).toBe(0);
			// The first one's pause was named by the network itself; only the second stood in a queue.
			expect(await figure(world, 'twexel_ratelimit_wait_seconds_count')).toBe(1);
		} finally {
			await world.end();
			await telegram.stop();
		}
	});

	it('counts nothing that was rolled back', async () => {
		const published = 'twexel_publish_total{provider="sandbox",outcome="published"}';
		const before = await figure(open, published);
		const { auditOutcomes } = await import('#server/publications/audit-outcomes.ts');
		const { publications } = await import('#db/schema.ts');
		const [publication] = await open.deps.db.select().from(publications).limit(1);
		if (!publication) throw new Error('nothing was published');
		const said = { ...publication, status: 'sending' as const };
		const undone = open.deps.write(async (tx) => {
			await auditOutcomes(tx, open.deps, 'publication.published', [said]);
			throw new Error('too bad');
		});
		await expect(undone).rejects.toThrow('too bad');
		expect(await figure(open, published)).toBe(before);
	});

	it('counts what devices pull and push', async () => {
		const pulled = 'twexel_sync_documents_total{collection="posts",direction="pulled"}';
		const conflicts = 'twexel_sync_conflicts_total{collection="posts"}';
		const before = await figure(open, pulled);
		const { body } = await desk.person.get<{ documents: object[] }>('/sync/posts/pull?limit=10');
		expect(await figure(open, pulled)).toBe(before + body.documents.length);
		const foreign = { id: uuidv7(), projectId: uuidv7(), writeId: uuidv7() };
		await desk.person.post('/sync/posts/push', [{ newDocumentState: foreign }]);
		expect(await figure(open, conflicts)).toBe(1);
	});

	it('names nobody and nothing: no id, no address, no word of a person’s is in a label', async () => {
		const text = await page(open);
		expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
		for (const word of ['@', desk.project.id, 'anna', 'Скидки', 'Песочница', '203.0.113', 'Bearer'])
			expect(text, word).not.toContain(word);
	});

	it('says that the database is away, in place of what it knew before', async () => {
		const { query } = open.deps.pool;
		open.deps.pool.query = (() => Promise.reject(new Error('away'))) as typeof query;
		try {
			const text = await page(open);
			expect(text).toContain('\ntwexel_pg_up 0');
			expect(text).not.toContain('twexel_publish_unknown');
		} finally {
			open.deps.pool.query = query;
		}
		expect(await figure(open, 'twexel_pg_up')).toBe(1);
	});
});
