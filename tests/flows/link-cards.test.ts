import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { PageCard } from '#sync/records/page-card.ts';
import type { Person } from '../kit/person.ts';
import { newWorld, type World } from '../kit/world.ts';

/** A site of somebody's, which may be asked by its name alone: by its number it is a machine of our own network, like any other. */
let site: Server;
let origin: string;
let asked: string[] = [];
const pages = new Map<string, { type: string; body: string | Buffer }>();
let world: World;
let anna: Person;

beforeAll(async () => {
	site = createServer(({ url = '' }, response) => {
		asked.push(url);
		const page = pages.get(url);
		if (page) response.writeHead(200, { 'content-type': page.type }).end(page.body);
		else response.writeHead(404, { 'content-type': 'text/html' }).end('<title>Нет такой страницы</title>');
	});
	await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
	// The cast: a server that listens on a port has an address of this kind.
	origin = `http://localhost:${(site.address() as AddressInfo).port}`;
	world = await newWorld({ env: { OUTBOUND_ALLOW: 'localhost' } });
	anna = await world.person('anna');
	const picture = await sharp({
		create: { width: 1200, height: 630, channels: 3, background: 'teal' }
	})
		.png()
		.toBuffer();
	pages.set('/menu.png', { type: 'image/png', body: picture });
	pages.set('/menu', {
		type: 'text/html; charset=utf-8',
		body: '<meta property="og:title" content="Меню"><meta property="og:image" content="/menu.png">'
	});
});
afterAll(async () => {
	await world.end();
	await new Promise((resolve) => site.close(resolve));
});
beforeEach(() => (asked = []));

const card = async (url: string, by = anna) =>
	(await by.post<{ card: PageCard | null }>('/api/link-cards', { url })).body.card;

it('is what the page says of itself, with its picture made small, and the page is asked once for everybody', async () => {
	const found = await card(`${origin}/menu`);
	expect(found).toMatchObject({ title: 'Меню', description: '', siteName: '' });
	const [head = '', data = ''] = (found?.picture ?? '').split(',');
	expect(head).toBe('data:image/webp;base64');
	expect(await sharp(Buffer.from(data, 'base64')).metadata()).toMatchObject({ width: 480, height: 252 });
	const boris = await world.person('boris');
	expect(await card(`${origin}/menu`, boris)).toEqual(found);
	expect(asked).toEqual(['/menu', '/menu.png']);
});

it('is none where the page is gone, is no page, or says nothing, and has no picture where that is none', async () => {
	expect(await card(`${origin}/gone`)).toBeNull();
	pages.set('/file', { type: 'application/pdf', body: '%PDF' });
	expect(await card(`${origin}/file`)).toBeNull();
	pages.set('/silent', { type: 'text/html', body: '<p>Раф</p>' });
	expect(await card(`${origin}/silent`)).toBeNull();
	pages.set('/fake.png', { type: 'image/png', body: 'no picture' });
	pages.set('/faked', {
		type: 'text/html',
		body: '<title>Фокус</title><meta property="og:image" content="/fake.png">'
	});
	expect(await card(`${origin}/faked`)).toMatchObject({ title: 'Фокус', picture: null });
});

it('is none of an address inside our own network, nor is a picture there asked for, and nobody knocks', async () => {
	const inside = origin.replace('localhost', '127.0.0.1');
	expect(await card(`${inside}/menu`)).toBeNull();
	expect(await card('http://169.254.169.254/latest/meta-data')).toBeNull();
	expect(asked).toEqual([]);
	pages.set('/trap', {
		type: 'text/html',
		body: `<title>Ловушка</title><meta property="og:image" content="${inside}/menu.png">`
	});
	expect(await card(`${origin}/trap`)).toMatchObject({ title: 'Ловушка', picture: null });
	expect(asked).toEqual(['/trap']);
});

it('is for those who are signed in, by http alone, and for so many links a minute', async () => {
	const { status } = await world.stranger().call('POST', '/api/link-cards', { url: origin });
	expect(status).toBe(401);
	for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'кафе', `${origin}/${'x'.repeat(2100)}`])
		expect((await anna.post('/api/link-cards', { url })).body).toMatchObject({ code: 'validation_failed' });
	const vera = await world.person('vera');
	for (let at = 0; at < 30; at++) await card(`${origin}/menu`, vera);
	const { body, headers } = await vera.post('/api/link-cards', { url: `${origin}/menu` });
	expect(body).toMatchObject({ code: 'too_many_requests' });
	expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
});
