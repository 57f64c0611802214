import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Media } from '#sync/records/media.ts';
import { made } from '../kit/desk.ts';
import type { Person } from '../kit/person.ts';
import { sound, video } from '../kit/recordings.ts';
import type { Problem } from '../kit/session.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Person;
let boris: Person;
let projectId: string;
beforeAll(async () => {
	world = await newWorld();
	anna = await world.person('anna');
	boris = await world.person('boris');
	projectId = (await anna.creates({ project: 'Кофейня' })).id;
});
afterAll(() => world.end());

function brings(bytes: Uint8Array, name: string, by = anna, into = projectId) {
	const form = new FormData();
	form.append('projectId', into);
	form.append('file', new File([new Uint8Array(bytes)], name));
	return by.post<Media & Problem>('/api/media', form);
}

const get = (path: string, by: Person = anna, headers: Record<string, string> = {}, method = 'GET') =>
	world.app.request(path, {
		method,
		headers: { authorization: `Bearer ${by.session.accessToken}`, ...headers }
	});

const lists = async (query: string, by = anna) =>
	made(
		await by.get<{ items: Media[]; nextCursor: string | null }>(`/api/media?projectId=${projectId}${query}`)
	);

const picture = (background: string) =>
	sharp({ create: { width: 40, height: 20, channels: 3, background } })
		.jpeg()
		.toBuffer();

it('knows a video by what is in it: its size as it is shown, and its length', async () => {
	const { status, body } = await brings(video({ duration: 12, isOnItsSide: true }), 'photo.jpg');
	expect(status).toBe(201);
	expect(body).toMatchObject({
		...{ kind: 'video', mime: 'video/mp4', width: 360, height: 640, duration: 12, thumbUrl: null }
	});
	expect((await get(body.url)).headers.get('content-disposition')).toBe(`inline; filename="${body.id}.mp4"`);
});

it('keeps nothing of where a video was filmed, and knows it by the bytes that were given all the same', async () => {
	const given = video({ place: '+55.7558+037.6173/', mark: 'place' });
	const { body } = await brings(given, 'a.mp4');
	const stored = Buffer.from(await (await get(body.url)).arrayBuffer());
	expect([given.includes('+55.7558'), stored.includes('+55.7558')]).toEqual([true, false]);
	const sourceHash = createHash('sha256').update(given).digest('hex');
	expect(body).toMatchObject({ sourceHash, hash: createHash('sha256').update(stored).digest('hex') });
	expect((await lists(`&hash=${sourceHash}`)).items).toHaveLength(1);
});

it('knows a sound and a document, and lets a document only be downloaded', async () => {
	const { body: heard } = await brings(sound(), 'a.wav');
	expect(heard).toMatchObject({ kind: 'audio', mime: 'audio/wav', width: null, duration: 1 });
	const { body: read } = await brings(Buffer.from('%PDF-1.4\n1 0 obj\n<script>'), 'a.html');
	expect(read).toMatchObject({ kind: 'document', mime: 'application/pdf', duration: null });
	const shown = await get(read.url);
	expect(Object.fromEntries(shown.headers)).toMatchObject({
		'content-type': 'application/pdf',
		'content-disposition': `attachment; filename="${read.id}.pdf"`,
		'content-security-policy': "sandbox; default-src 'none'",
		'x-content-type-options': 'nosniff'
	});
});

it.each([
	['whose end is missing', video({ padding: 9000 }).subarray(0, 5000)],
	['that shows and sounds nothing', video().subarray(0, 32)]
])('refuses a video %s', async (_, bytes) => {
	expect(await brings(bytes, 'a.mp4')).toMatchObject({ status: 422, body: { code: 'media_unreadable' } });
});

it('gives a player the part that it asks for', async () => {
	const given = video({ padding: 5000 });
	const { body } = await brings(given, 'a.mp4');
	const part = async (range: string, more: Record<string, string> = {}) => {
		const answer = await get(body.url, anna, { range, ...more });
		return {
			status: answer.status,
			range: answer.headers.get('content-range'),
			bytes: Buffer.from(await answer.arrayBuffer())
		};
	};
	const size = given.length;
	expect((await get(body.url)).headers.get('accept-ranges')).toBe('bytes');
	expect(await part('bytes=10-19')).toEqual({
		...{ status: 206, range: `bytes 10-19/${size}`, bytes: given.subarray(10, 20) }
	});
	expect(await part('bytes=100-')).toMatchObject({ status: 206, bytes: given.subarray(100) });
	expect(await part('bytes=-7')).toMatchObject({ status: 206, bytes: given.subarray(-7) });
	expect(await part(`bytes=0-${size * 2}`)).toMatchObject({ status: 206, bytes: given });
	expect(await part(`bytes=${size}-`)).toMatchObject({ status: 416, range: `bytes */${size}` });
	for (const odd of ['bytes=5-2', 'bytes=-', 'lines=1-2', 'bytes=0-1,4-5', 'bytes=x-1']) {
		expect(await part(odd), odd).toMatchObject({ status: 200, bytes: given });
	}
	expect((await part('bytes=0-1', { 'if-range': '"other"' })).status).toBe(200);
	const head = await get(body.url, anna, {}, 'HEAD');
	expect([head.status, head.headers.get('content-length')]).toEqual([200, String(size)]);
});

it('takes a frame of a video as its small picture, written anew', async () => {
	const { body: film } = await brings(video({ mark: 'poster' }), 'a.mp4');
	const frame = await sharp(await picture('teal'))
		.withExif({ IFD3: { GPSLatitude: '55/1 45/1 0/1' } })
		.jpeg()
		.toBuffer();
	const send = (bytes: Uint8Array | string, type: string, by = anna, id = film.id) =>
		world.app.request(`/api/media/${id}/poster`, {
			method: 'POST',
			headers: { authorization: `Bearer ${by.session.accessToken}`, 'content-type': type },
			body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes)
		});
	const answer = await send(frame, 'image/jpeg');
	expect(answer.status).toBe(200);
	const { thumbUrl, updatedAt, writeId } = (await answer.json()) as Media;
	expect(writeId).not.toBe(film.writeId);
	expect(updatedAt).toBeDefined();
	const shown = Buffer.from(await (await get(thumbUrl ?? '')).arrayBuffer());
	const { format, width, exif } = await sharp(shown).metadata();
	expect([format, width, exif]).toEqual(['webp', 40, undefined]);

	const form = new FormData();
	form.append('file', new File([new Uint8Array(await picture('red'))], 'frame.jpg'));
	const again = made(await anna.post<Media>(`/api/media/${film.id}/poster`, form));
	expect(again.thumbUrl).not.toBe(thumbUrl);
	expect((await send('<script>', 'image/jpeg')).status).toBe(422);
	expect((await send('{}', 'application/json')).status).toBe(415);
	expect((await send(frame, 'image/jpeg', boris)).status).toBe(404);
	const { body: still } = await brings(await picture('blue'), 'still.jpg');
	expect((await send(frame, 'image/jpeg', anna, still.id)).status).toBe(422);
});

it('finds a file by its bytes as the device has them, so that they need not be sent twice', async () => {
	const given = await picture('orange');
	const { body } = await brings(given, 'sunset.jpg');
	expect(body.hash).not.toBe(body.sourceHash);
	for (const hash of [body.sourceHash, body.hash]) {
		expect((await lists(`&hash=${hash}`)).items.map(({ id }) => id)).toEqual([body.id]);
	}
	const theirs = await boris.creates({ project: 'Чужое' });
	const elsewhere = await boris.get(`/api/media?projectId=${theirs.id}&hash=${body.sourceHash}`);
	expect(elsewhere.body).toEqual({ items: [], nextCursor: null });
	expect((await boris.get(`/api/media?projectId=${projectId}`)).status).toBe(404);
	expect((await anna.get(`/api/media?projectId=${projectId}&hash=../../etc`)).status).toBe(422);
	expect((await world.stranger().call('GET', `/api/media?projectId=${projectId}`)).status).toBe(401);
});

it('lists the files by kind and name, page by page, the newest first', async () => {
	for (const name of ['отчёт 100%.pdf', 'отчёт 200.pdf']) {
		await brings(Buffer.from(`%PDF-1.4\n${name}`), name);
	}
	expect((await lists('&kind=audio')).items.map(({ name }) => name)).toEqual(['a.wav']);
	expect((await lists(`&q=${encodeURIComponent('100%')}`)).items.map(({ name }) => name)).toEqual([
		'отчёт 100%.pdf'
	]);
	const all = (await lists('&kind=document,audio')).items.map(({ id }) => id);
	expect(all).toEqual(all.toSorted().reverse());
	const first = await lists('&kind=document,audio&limit=2');
	const second = await lists(`&kind=document,audio&limit=2&cursor=${first.nextCursor}`);
	expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 4));
	expect((await anna.get(`/api/media?projectId=${projectId}&kind=virus`)).status).toBe(422);
});
