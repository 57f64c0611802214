import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Person } from '../kit/person.ts';
import { video } from '../kit/recordings.ts';
import { RawUpload } from '../kit/tus.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Person;
let boris: Person;
let projectId: string;
let upload: RawUpload;
let foreign: RawUpload;
beforeAll(async () => {
	world = await newWorld({ env: { MEDIA_MAX_MB: '2' } });
	anna = await world.person('anna');
	boris = await world.person('boris');
	projectId = (await anna.creates({ project: 'Кофейня' })).id;
});
afterAll(() => world.end());
beforeEach(async () => {
	await anna.get('/api/auth/me');
	await boris.get('/api/auth/me');
	[upload, foreign] = [new RawUpload(world, anna), new RawUpload(world, boris)];
});

const words = (more: Record<string, string | undefined> = {}) => ({
	...{ projectId, id: uuidv7(), filename: 'утро.mp4', filetype: 'video/mp4' },
	...more
});
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const left = () => readdir(join(world.deps.config.dataDir, 'uploads'));

it.each([
	['no project', { projectId: undefined }, 'projectId'],
	['no id', { id: undefined }, 'id'],
	['an id that is a path', { id: '../../etc/passwd' }, 'id'],
	['a hash that is none', { sha256: 'abc' }, 'sha256'],
	['an endless description', { alt: 'x'.repeat(2000) }, 'alt']
])('refuses an announcement with %s', async (_, part, path) => {
	const { status, body } = await upload.begins(words(part), 10);
	expect([status, body.code, body.errors?.[0]?.path]).toEqual([422, 'validation_failed', path]);
	expect(JSON.stringify(body)).not.toContain('passwd');
});

it('believes nothing that is the server’s to say', async () => {
	const bytes = video({ mark: 'forged' });
	const forged = { userId: boris.userId, startedAt: '2199-01-01T00:00:00.000Z', isTaken: 'yes' };
	const given = { ...words({ filename: '../../etc/a\u202egpj.exe' }), ...forged, kind: 'image', hash: 'f' };
	const { place } = await upload.begins(given, bytes.length);
	expect((await foreign.asks(place)).status).toBe(404);
	const { status, body } = await upload.sends(place, bytes);
	expect(status).toBe(200);
	expect(body).toMatchObject({
		kind: 'video',
		name: 'agpj.exe',
		createdBy: anna.userId,
		hash: sha256(bytes)
	});
});

it.each([
	['text/html', 415, 'unsupported_media_type'],
	['image/svg+xml', 415, 'unsupported_media_type'],
	['application/x-msdownload', 415, 'unsupported_media_type']
])('refuses a %s before a byte of it has come', async (filetype, status, code) => {
	expect(await upload.begins(words({ filetype }), 10)).toMatchObject({ status, body: { code } });
});

it.each([
	['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'media_kind_unsupported'],
	['a program', Buffer.from('MZ'.padEnd(300, '\0')), 'media_kind_unsupported'],
	['half of a video', video({ padding: 9000 }).subarray(0, 4000), 'media_unreadable'],
	['nothing', Buffer.alloc(0), 'media_kind_unsupported']
])('refuses %s that says it is a video, and keeps nothing of it', async (_, bytes, code) => {
	const before = await left();
	const answer = bytes.length === 0 ? await upload.begins(words(), 0) : await upload.brings(words(), bytes);
	expect(answer).toMatchObject({ status: 422, body: { code } });
	expect(answer.headers.get('content-type')).toBe('application/problem+json');
	expect(await left()).toEqual(before);
});

it('refuses bytes that are not those that were announced', async () => {
	const bytes = video({ mark: 'changed on its way' });
	const given = words({ sha256: sha256(Buffer.from('other')) });
	expect(await upload.brings(given, bytes)).toMatchObject({ status: 422, body: { code: 'hash_mismatch' } });
	expect((await anna.get(`/api/media/${given.id}`)).status).toBe(404);
	expect(await upload.brings({ ...given, sha256: sha256(bytes) }, bytes)).toMatchObject({ status: 200 });
});

it('refuses what is too large before it is sent, and what turns out larger than it said', async () => {
	const before = await left();
	const large = await upload.begins(words(), 2 * 1024 * 1024 + 1);
	expect(large).toMatchObject({ status: 413, body: { code: 'too_large' } });
	expect(await left()).toEqual(before);
	const { place } = await upload.begins(words(), 100);
	expect(await upload.sends(place, Buffer.alloc(500))).toMatchObject({
		status: 413,
		body: { code: 'too_large' }
	});
	const open = await upload.call('POST', '/api/media/uploads', undefined, {
		'upload-defer-length': '1',
		'upload-metadata': `projectId ${btoa(projectId)},id ${btoa(uuidv7())}`
	});
	expect(open.status).toBe(201);
	expect(await upload.sends(open.place, Buffer.alloc(2 * 1024 * 1024 + 1))).toMatchObject({ status: 413 });
});

it('goes on only where it stopped', async () => {
	const { place } = await upload.begins(words(), 1000);
	await upload.sends(place, Buffer.alloc(10));
	for (const offset of [0, 5, 11, 1000]) {
		expect((await upload.sends(place, Buffer.alloc(5), offset)).body, String(offset)).toMatchObject({
			...{ status: 409, code: 'upload_offset_mismatch' }
		});
	}
});

it.each([
	['no version', { 'tus-resumable': '' }, 412, 'upload_version_unsupported'],
	['another version', { 'tus-resumable': '0.2.2' }, 412, 'upload_version_unsupported'],
	['unreadable words', { 'upload-metadata': 'projectId !!!' }, 400, 'bad_request'],
	['a length that is none', { 'upload-length': '-5' }, 400, 'bad_request']
])('answers a request with %s by a problem', async (_, headers, status, code) => {
	const answer = await upload.begins(words(), 10, headers);
	expect([answer.status, answer.body.code]).toEqual([status, code]);
	expect(answer.headers.get('tus-resumable')).toBe('1.0.0');
});
