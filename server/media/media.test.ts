import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Media } from '#sync/records/media.ts';
import type { Person } from '#tests/kit/person.ts';
import type { Problem } from '#tests/kit/session.ts';
import { newWorld, type World } from '#tests/kit/world.ts';

let world: World;
let anna: Person;
let projectId: string;
beforeAll(async () => {
	world = await newWorld();
	anna = await world.person('anna');
	projectId = (await anna.creates({ project: 'Кофейня' })).id;
});
afterAll(() => world.end());

const plain = (width = 40, height = 20) =>
	sharp({ create: { width, height, channels: 3, background: 'teal' } });

function upload(
	bytes: Uint8Array | string,
	name = 'photo.jpg',
	more: Record<string, string> = {},
	by = anna
) {
	const form = new FormData();
	for (const [key, value] of Object.entries({ projectId, ...more })) form.append(key, value);
	form.append('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name));
	return by.post<Media & Problem>('/api/media', form);
}

const get = (path: string, by: Person | undefined = anna, headers: Record<string, string> = {}) =>
	world.app.request(path, {
		headers: { ...(by ? { authorization: `Bearer ${by.session.accessToken}` } : {}), ...headers }
	});

async function bytesOf({ url }: Media): Promise<Buffer> {
	return Buffer.from(await (await get(url)).arrayBuffer());
}

it('writes a photo anew: upright, and without the place where it was taken', async () => {
	const given = await plain()
		.withExif({ IFD0: { Copyright: 'SECRET-OWNER' }, IFD3: { GPSLatitude: '55/1 45/1 0/1' } })
		.withMetadata({ orientation: 6 })
		.jpeg()
		.toBuffer();
	expect((await sharp(given).metadata()).exif).toBeDefined();
	const { status, body } = await upload(given);
	expect(status).toBe(201);
	expect(body).toMatchObject({ kind: 'image', mime: 'image/jpeg', width: 20, height: 40, name: 'photo.jpg' });
	const stored = await bytesOf(body);
	expect(stored.length).toBe(body.bytes);
	const metadata = await sharp(stored).metadata();
	expect([metadata.exif, metadata.xmp, metadata.iptc]).toEqual([undefined, undefined, undefined]);
});

it('makes a large photo as small as networks show it', async () => {
	const { body } = await upload(await plain(4000, 1000).png().toBuffer(), 'wide.png');
	expect(body).toMatchObject({ mime: 'image/png', width: 2560, height: 640 });
});

it.each(['webp', 'avif', 'gif'] as const)(
	'turns a still %s into what every network takes',
	async (format) => {
		const { body } = await upload(await plain().toFormat(format).toBuffer(), `a.${format}`);
		expect(body).toMatchObject({ kind: 'image', mime: expect.stringMatching(/^image\/(jpeg|png)$/) });
	}
);

it('keeps a moving GIF moving', async () => {
	const frames = await Promise.all(
		['red', 'blue'].map((background) =>
			sharp({ create: { width: 8, height: 6, channels: 3, background } })
				.png()
				.toBuffer()
		)
	);
	const { body } = await upload(
		await sharp(frames, { join: { animated: true } })
			.gif()
			.toBuffer(),
		'a.gif'
	);
	expect(body).toMatchObject({ kind: 'animation', mime: 'image/gif', width: 8, height: 6 });
	expect((await sharp(await bytesOf(body), { animated: true }).metadata()).pages).toBe(2);
});

it('drops what hides behind the end of a picture', async () => {
	const given = Buffer.concat([await plain().png().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
	const { status, body } = await upload(given, 'polyglot.png');
	expect(status).toBe(201);
	expect((await bytesOf(body)).includes('<script>')).toBe(false);
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
it.each([
	['nothing', '', /media_/],
	['a page', '<!doctype html><script>alert(1)</script>', 'media_kind_unsupported'],
	['a vector with a script', svg, 'media_kind_unsupported'],
	['a program', 'MZ\u0090\u0000'.padEnd(200, '\u0000'), 'media_kind_unsupported'],
	['the beginning of a picture', '\u0089PNG', /media_/]
])('refuses %s, whatever its name says', async (_, given, code) => {
	const { status, body } = await upload(given, 'photo.jpg');
	expect(status).toBe(422);
	expect(body.code).toMatch(code);
});

it('refuses a picture that is cut off, and one that claims more pixels than there is room for', async () => {
	const whole = await plain(600, 600)
		.composite([{ input: await noise(), tile: true }])
		.jpeg()
		.toBuffer();
	const cut = await upload(whole.subarray(0, whole.length / 2));
	expect(cut).toMatchObject({ status: 422, body: { code: 'media_unreadable' } });
	const flood = await sharp({
		create: { width: 12_000, height: 9000, channels: 3, background: 'red' },
		limitInputPixels: false
	})
		.png({ compressionLevel: 9 })
		.toBuffer();
	expect(await upload(flood, 'flood.png')).toMatchObject({ status: 422, body: { code: 'media_unreadable' } });
});

const noise = () =>
	sharp(
		Uint8Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * 7919) % 251),
		{
			raw: { width: 64, height: 64, channels: 3 }
		}
	)
		.png()
		.toBuffer();

it('keeps a name for people that can do no harm', async () => {
	const picture = await plain().png().toBuffer();
	const { body } = await upload(picture, '../../etc/a\u202egpj.exe');
	expect(body.name).toBe('agpj.exe');
});

it('answers an upload that is repeated under its id with the first file', async () => {
	const id = '0199aaaa-0000-7000-8000-000000000001';
	const [first, second] = [
		await upload(await plain().png().toBuffer(), 'a.png', { id }),
		await upload(await plain().png().toBuffer(), 'b.png', { id })
	];
	expect([first.status, second.status]).toEqual([201, 201]);
	expect(second.body).toEqual(first.body);
});

it('shows a file to the members of its project alone, and lets it do nothing', async () => {
	const { body } = await upload(await plain().png().toBuffer());
	const shown = await get(body.url);
	expect(shown.status).toBe(200);
	expect(Object.fromEntries(shown.headers)).toMatchObject({
		'content-type': 'image/png',
		'content-disposition': `inline; filename="${body.id}.png"`,
		'content-security-policy': "sandbox; default-src 'none'",
		'cache-control': 'private, max-age=31536000, immutable',
		'x-content-type-options': 'nosniff',
		etag: `"${body.hash}"`
	});
	expect((await get(body.url, anna, { 'if-none-match': `"${body.hash}"` })).status).toBe(304);
	expect((await get(body.thumbUrl ?? '')).headers.get('content-type')).toBe('image/webp');
	const stranger = await world.person('boris');
	for (const path of [body.url, body.thumbUrl ?? '', `/api/media/${body.id}`]) {
		expect((await get(path, stranger)).status, path).toBe(404);
	}
	expect((await world.app.request(body.url)).status).toBe(401);
	const cookie = [...anna.session.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	expect((await world.app.request(body.url, { headers: { cookie } })).status).toBe(200);
	expect((await upload(await plain().png().toBuffer(), 'a.png', {}, stranger)).status).toBe(404);
});

it('is gone when it is deleted', async () => {
	const { body } = await upload(await plain().png().toBuffer());
	expect((await anna.delete(`/api/media/${body.id}`)).status).toBe(204);
	expect((await get(body.url)).status).toBe(404);
});

it('refuses a body that is no form, and one that is too large', async () => {
	expect((await anna.post('/api/media', { projectId })).status).toBe(415);
	const large = await upload(new Uint8Array(52 * 1024 * 1024));
	expect(large).toMatchObject({ status: 413, body: { code: 'too_large' } });
});
