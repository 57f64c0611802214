import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demo } from '#db/seed/people.ts';
import { verify } from '#server/audit/verify.ts';
import { diskFiles } from '#server/integrations/files/disk.ts';
import { freshDatabase, type TestDatabase } from '../kit/database.ts';

/** `npm run seed`, as it is run, on a database and a folder of its own. */

let database: TestDatabase;
let dataDir: string;
let project: string;
beforeAll(async () => {
	database = await freshDatabase();
	dataDir = await mkdtemp(join(tmpdir(), 'twexel-seed-'));
	await seeds();
	project = (await rows<{ id: string }>(`select id from projects where name like 'Кофейня%'`))[0]?.id ?? '';
}, 120_000);
afterAll(async () => {
	await database.close();
	await rm(dataDir, { recursive: true, force: true });
});

async function seeds(): Promise<string> {
	const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, DATABASE_URL: database.url };
	const { stdout } = await promisify(execFile)(process.execPath, ['db/seed.ts'], { env });
	return stdout;
}

const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
	(await database.pool.query<Row>(text, values)).rows;

it('has pictures that were kept as every picture is: written anew, with a small one, and words for who does not see them', async () => {
	const kept = await rows<{ hash: string; thumb_hash: string; alt: string; mime: string }>(
		'select hash, thumb_hash, alt, mime from media where project_id = $1',
		[project]
	);
	expect(kept).toHaveLength(3);
	const files = diskFiles(join(dataDir, 'media'));
	for (const { hash, thumb_hash, alt, mime } of kept) {
		expect(mime).toBe('image/jpeg');
		expect(alt.length).toBeGreaterThan(20);
		expect((await stat(files.path(hash))).size).toBeGreaterThan(10_000);
		expect((await stat(files.path(thumb_hash))).size).toBeGreaterThan(500);
		expect(await files.keyOf(files.path(hash))).toBe(hash);
	}
});

it('has an album that is talked about, a spoiler that is planned by somebody’s word, and one that was sent back', async () => {
	const posts = await rows<{ id: string; status: string; media: { spoiler?: boolean }[]; approval: unknown }>(
		`select id, status, media, approval from posts where project_id = $1 and media <> '[]'`,
		[project]
	);
	const album = posts.find(({ media }) => media.length > 1);
	const spoiler = posts.find(({ media }) => media[0]?.spoiler);
	const other = posts.find((post) => post !== album && post !== spoiler);
	expect([album?.status, spoiler?.status, other?.status]).toEqual(['review', 'scheduled', 'draft']);
	expect(spoiler?.approval).not.toBeNull();
	const lines = await rows<{ post_id: string; kind: string }>(
		'select post_id, kind from post_reviews where project_id = $1 order by at, id',
		[project]
	);
	const of = (post?: { id: string }) =>
		lines.flatMap(({ post_id, kind }) => (post_id === post?.id ? kind : []));
	expect(of(album)).toEqual(['asked', 'commented', 'commented', 'resolved', 'commented']);
	expect(of(spoiler)).toEqual(['asked', 'approved']);
	expect(of(other)).toEqual(['asked', 'returned', 'commented']);
});

it('has notices, read and unread, and letters to nobody', async () => {
	const told = await rows<{ kind: string; is_read: boolean }>(
		`select kind, read_at is not null as is_read from notices n join users u on u.id = n.user_id where u.email = $1`,
		[demo.email]
	);
	const kinds = (isRead: boolean) =>
		new Set(told.filter(({ is_read }) => is_read === isRead).map(({ kind }) => kind));
	expect(kinds(true)).toContain('failed');
	expect(kinds(false)).toEqual(new Set(['mentioned']));
	expect(await rows(`select id from jobs.job where name in ('notify', 'alert', 'digest')`)).toEqual([]);
});

it('tells everything in the order in which it happened', async () => {
	const told = async (asked: string) => (await rows<{ at: Date }>(asked)).map(({ at }) => at.getTime());
	const ofLog = await told(`select at from audit_log where scope = '${project}' order by number`);
	const first = `select account_id from channel_messages order by id limit 1`;
	const ofChannel = await told(
		`select published_at as at from channel_messages where account_id = (${first}) order by id`
	);
	for (const times of [ofLog, ofChannel]) {
		expect(times.length).toBeGreaterThan(5);
		expect(times).toEqual(times.toSorted((a, b) => a - b));
	}
});

it('has an audit log whose chain is whole, over some days', async () => {
	const verdict = await verify(database.db, project);
	expect(verdict.isWhole).toBe(true);
	const entries = await rows<{ action: string; day: string }>(
		`select action, at::date::text as day from audit_log where scope = $1`,
		[project]
	);
	const actions = new Set(entries.map(({ action }) => action));
	for (const action of [
		'post.review_asked',
		'post.approved',
		'post.returned',
		'post.scheduled',
		'comment.written'
	])
		expect(actions).toContain(action);
	expect(new Set(entries.map(({ day }) => day)).size).toBeGreaterThan(3);
});

it('changes nothing when it is run again', async () => {
	const tables = [
		'users',
		'projects',
		'posts',
		'media',
		'notices',
		'audit_log',
		'post_reviews',
		'publications'
	];
	const counts = async () =>
		Promise.all(
			tables.map(async (name) => (await rows<{ n: string }>(`select count(*) as n from ${name}`))[0]?.n)
		);
	const before = await counts();
	expect(await seeds()).toContain('The demonstration was there already.');
	expect(await counts()).toEqual(before);
}, 60_000);
