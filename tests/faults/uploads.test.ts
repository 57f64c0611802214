import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Media } from '#sync/records/media.ts';
import { Desk } from '../kit/desk.ts';
import type { Problem } from '../kit/session.ts';
import { newWorld, type World } from '../kit/world.ts';
import { uploads, type Dangerous } from './corpora/uploads.ts';

let world: World;
let desk: Desk;
beforeAll(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
});
afterAll(() => world.end());

async function send({ name, make }: Dangerous) {
	const form = new FormData();
	form.set('projectId', desk.project.id);
	form.set('file', new File([new Uint8Array(await make())], name, { type: 'image/jpeg' }));
	return desk.person.post<Media & Partial<Problem>>('/api/media', form);
}

const load = (path: string) =>
	world.app.request(path, { headers: { authorization: `Bearer ${desk.person.session.accessToken}` } });

describe('a file that means harm (F27)', () => {
	it.each(uploads.filter(({ becomes }) => becomes === 'refused'))(
		'is refused: $about ($name)',
		async (file) => {
			const before = await desk.person.get<{ items: Media[] }>(
				`/api/media?projectId=${desk.project.id}&limit=200`
			);
			const { status } = await send(file);
			expect([413, 415, 422]).toContain(status);
			const after = await desk.person.get<{ items: Media[] }>(
				`/api/media?projectId=${desk.project.id}&limit=200`
			);
			expect(after.body.items).toEqual(before.body.items);
		}
	);

	it.each(uploads.filter(({ becomes }) => becomes === 'harmless'))(
		'does none: $about ($name)',
		async (file) => {
			const { status, body } = await send(file);
			// What is refused does no harm either.
			if (status === 422) return expect(file.without).toBeUndefined();
			expect(status).toBe(201);
			// eslint-disable-next-line no-control-regex -- these are the characters that must not be there
			expect(body.name).not.toMatch(/[\u0000-\u001f\u202a-\u202e/\\]/);
			for (const path of [body.url, body.thumbUrl].filter((one) => typeof one === 'string')) {
				const answer = await load(path);
				expect(answer.status).toBe(200);
				const header = (name: string) => answer.headers.get(name) ?? '';
				expect(header('x-content-type-options')).toBe('nosniff');
				expect(header('content-security-policy')).toBe("sandbox; default-src 'none'");
				expect(header('cross-origin-resource-policy')).toBe('same-origin');
				expect(header('content-type')).not.toMatch(/html|svg|xml|javascript/);
				expect(header('content-disposition')).toMatch(/^(inline|attachment); filename="[0-9a-f-]{36}\.\w+"$/);
				if (!header('content-type').startsWith('image/') && !/^(video|audio)/.test(header('content-type'))) {
					expect(header('content-disposition')).toMatch(/^attachment/);
				}
				const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1');
				for (const word of file.without ?? []) expect(bytes, word).not.toContain(word);
			}
		}
	);
});
