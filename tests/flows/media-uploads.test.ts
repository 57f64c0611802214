import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newApi } from '#server/api.ts';
import { buildDeps } from '#server/core/build-deps.ts';
import { uploadsOf } from '#server/media/uploads.ts';
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

it('says what it speaks', async () => {
	const { status, headers } = await upload.call('OPTIONS', '/api/media/uploads');
	expect(status).toBeLessThan(300);
	expect(Object.fromEntries(headers)).toMatchObject({
		'tus-version': '1.0.0',
		'tus-extension': expect.stringContaining('expiration'),
		'tus-max-size': String(2 * 1024 * 1024)
	});
	expect(headers.get('access-control-allow-origin')).toBeNull();
});

it('stands in the document of the API', async () => {
	const { body } = await anna.get<{ paths: Record<string, object> }>('/api/openapi.json');
	expect(Object.keys(body.paths['/api/media/uploads'] ?? {})).toEqual(['post']);
	expect(Object.keys(body.paths['/api/media/uploads/{upload}'] ?? {}).toSorted()).toEqual([
		...['delete', 'head', 'patch']
	]);
});

it('takes a file in pieces, and answers the last with what it has become', async () => {
	const bytes = video({ mark: 'pieces', duration: 5 });
	const given = words({ alt: 'Утро в кофейне', sha256: sha256(bytes) });
	const begun = await upload.begins(given, bytes.length);
	expect(begun).toMatchObject({
		status: 201,
		place: expect.stringMatching(/^\/api\/media\/uploads\/\w{32}$/)
	});
	expect(Date.parse(begun.headers.get('upload-expires') ?? '')).toBe(
		world.clock.now().getTime() + 7 * 86_400_000
	);
	const first = await upload.sends(begun.place, bytes.subarray(0, 300));
	expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '300']);
	const asked = await upload.asks(begun.place);
	expect([asked.status, asked.headers.get('upload-offset')]).toEqual([200, '300']);
	expect(asked.headers.get('x-twexel-media')).toBeNull();
	const last = await upload.sends(begun.place, bytes.subarray(300), 300);
	expect(last.status).toBe(200);
	expect(last.headers.get('x-twexel-media')).toBe(given.id);
	expect(last.headers.get('tus-resumable')).toBe('1.0.0');
	expect(last.body).toMatchObject({
		...{ id: given.id, kind: 'video', name: 'утро.mp4', alt: 'Утро в кофейне', duration: 5 },
		...{ hash: sha256(bytes), sourceHash: sha256(bytes), createdBy: anna.userId }
	});
	expect((await anna.get(`/api/media/${given.id}`)).body).toEqual(last.body);
});

it('answers the same when its last answer was lost, and when the file is brought once more', async () => {
	const bytes = video({ mark: 'lost' });
	const given = words();
	const { place } = await upload.begins(given, bytes.length);
	const { body } = await upload.sends(place, bytes);
	const asked = await upload.asks(place);
	expect(asked.status).toBe(200);
	expect(asked.headers.get('upload-offset')).toBe(String(bytes.length));
	expect(asked.headers.get('x-twexel-media')).toBe(given.id);
	expect(await upload.sends(place, new Uint8Array(), bytes.length)).toMatchObject({ status: 200, body });
	expect((await upload.sends(place, bytes)).body).toMatchObject({
		code: 'upload_offset_mismatch',
		status: 409
	});
	const other = video({ mark: 'other' });
	expect(await upload.brings(given, other)).toMatchObject({ status: 200, body });
	expect((await upload.drops(place)).status).toBe(204);
	expect((await upload.asks(place)).status).toBe(404);
	expect((await anna.get(`/api/media/${given.id}`)).status).toBe(200);
});

it('takes in at the next question what had come whole when the server ended', async () => {
	const bytes = video({ mark: 'unjudged' });
	const given = words();
	const { place } = await upload.begins(given, bytes.length);
	await writeFile(join(world.deps.config.dataDir, 'uploads', place.split('/').at(-1) ?? ''), bytes);
	expect((await anna.get(`/api/media/${given.id}`)).status).toBe(404);
	expect((await upload.asks(place)).headers.get('x-twexel-media')).toBe(given.id);
	expect((await anna.get(`/api/media/${given.id}`)).status).toBe(200);
});

it('goes on in another process over the same folder', async () => {
	const other = await buildDeps({
		config: world.deps.config,
		log: world.deps.log,
		databaseUrl: world.database.url,
		replaced: { clock: world.clock }
	});
	try {
		const elsewhere = new RawUpload({ app: newApi(other.deps) }, anna);
		const bytes = video({ mark: 'two processes' });
		const { place } = await upload.begins(words(), bytes.length);
		await upload.sends(place, bytes.subarray(0, 200));
		expect((await elsewhere.asks(place)).headers.get('upload-offset')).toBe('200');
		const { body } = await elsewhere.sends(place, bytes.subarray(200), 200);
		expect(body).toMatchObject({ hash: sha256(bytes) });
		expect((await upload.asks(place)).headers.get('x-twexel-media')).toBe(body.id);
	} finally {
		await other.stop();
	}
});

it('notes one file when many ask for it at once', async () => {
	const bytes = await sharp({ create: { width: 900, height: 900, channels: 3, background: 'teal' } })
		.png()
		.toBuffer();
	const given = words({ filetype: 'image/png' });
	const answers = await Promise.all(Array.from({ length: 4 }, () => upload.brings(given, bytes)));
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
	expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

it('lets nobody but its owner touch an upload', async () => {
	const bytes = video({ mark: 'own' });
	const { place } = await upload.begins(words(), bytes.length);
	await anna.invites(boris, { id: projectId }, 'editor');
	for (const answer of [
		await foreign.asks(place),
		await foreign.sends(place, bytes),
		await foreign.drops(place),
		await upload.asks(`${place.slice(0, -32)}${'0'.repeat(32)}`),
		await upload.asks('/api/media/uploads/..%2f..%2fsecrets'),
		await upload.call('GET', place)
	]) {
		expect(answer.status).toBe(404);
	}
	const nobody = await world.app.request(place, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } });
	expect(nobody.status).toBe(401);
	expect((await upload.sends(place, bytes)).status).toBe(200);
});

it('refuses who may not bring files, at the beginning and when that changes', async () => {
	const eva = await world.person('eva');
	const theirs = new RawUpload(world, eva);
	expect(await theirs.begins(words(), 10)).toMatchObject({ status: 404, body: { code: 'not_found' } });
	await anna.invites(eva, { id: projectId }, 'author');
	const bytes = video({ mark: 'eva' });
	const { place } = await theirs.begins(words(), bytes.length);
	await theirs.sends(place, bytes.subarray(0, 50));
	await anna.put(`/api/projects/${projectId}/members/${eva.userId}`, { role: 'viewer' });
	const { status, body } = await theirs.sends(place, bytes.subarray(50, 60), 50);
	expect([status, body.code]).toEqual([403, 'forbidden']);
	await anna.delete(`/api/projects/${projectId}/members/${eva.userId}`);
	expect((await theirs.asks(place)).status).toBe(404);
	await anna.invites(eva, { id: projectId }, 'author');
	expect((await theirs.asks(place)).headers.get('upload-offset')).toBe('50');
	expect((await theirs.sends(place, bytes.subarray(50), 50)).status).toBe(200);
});

it('does not give away an id that is another’s', async () => {
	const bytes = video({ mark: 'id' });
	const given = words();
	await upload.brings(given, bytes);
	const own = (await boris.creates({ project: 'Пекарня' })).id;
	expect(await foreign.begins({ ...given, projectId: own }, bytes.length)).toMatchObject({
		...{ status: 409, body: { code: 'already_exists' } }
	});
});

it('forgets an upload that nobody has finished for a week', async () => {
	const bytes = video({ mark: 'slow' });
	const { place } = await upload.begins(words(), bytes.length);
	const id = place.split('/').at(-1) ?? '';
	await upload.sends(place, bytes.subarray(0, 100));
	await world.passes('6d');
	await anna.get('/api/auth/me');
	expect((await upload.asks(place)).headers.get('upload-offset')).toBe('100');
	world.clock.moveTo(new Date(world.clock.now().getTime() + 25 * 3_600_000));
	await anna.get('/api/auth/me');
	expect((await upload.sends(place, bytes.subarray(100), 100)).body).toMatchObject({
		...{ status: 410, code: 'upload_expired' }
	});
	expect(await left()).toContain(id);
	await world.passes('2h');
	expect(await left()).not.toContain(id);
	expect(await uploadsOf(world.deps).find(id)).toBeUndefined();
});
