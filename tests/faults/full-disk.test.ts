import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Media } from '#sync/records/media.ts';
import { Desk } from '../kit/desk.ts';
import type { Problem } from '../kit/session.ts';
import { mayMount, SmallDisk } from '../kit/small-disk.ts';
import { RawUpload } from '../kit/tus.ts';
import { newWorld, type World } from '../kit/world.ts';

let disk: SmallDisk;
let world: World;
let desk: Desk;
beforeEach(async () => {
	if (!mayMount) return;
	disk = await SmallDisk.of(6);
	world = await newWorld({ env: { DATA_DIR: disk.folder } });
	desk = await Desk.of(world);
});
afterEach(async () => {
	if (!mayMount) return;
	await world.end();
	await disk.ends();
});

/** A picture of noise, which no compression makes smaller. */
const noise = (side: number): Promise<Buffer> =>
	sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
		.png()
		.toBuffer();

function form(bytes: Uint8Array<ArrayBuffer>): FormData {
	const data = new FormData();
	data.set('projectId', desk.project.id);
	data.set('file', new Blob([bytes]), 'noise.png');
	return data;
}

describe.skipIf(!mayMount)('a disk that is full (F14)', () => {
	it('takes no more files, says so, shows those that are there, and goes on when there is room again', async () => {
		const { person } = desk;
		const small = new Uint8Array(await noise(200));
		const first = await person.post<Media>('/api/media', form(small));
		expect(first.status).toBe(201);

		await disk.fills();
		const large = new Uint8Array(await noise(500));
		const refused = await person.post<Problem>('/api/media', form(large));
		expect([refused.status, refused.body.code]).toEqual([507, 'storage_full']);
		expect(refused.headers.get('retry-after')).toBe('60');

		const upload = new RawUpload(world, person);
		const words = { projectId: desk.project.id, id: uuidv7(), filename: 'noise.png' };
		const begun = await upload.brings(words, large).catch((error: unknown) => ({ status: 0, error }));
		expect(begun.status).toBeGreaterThanOrEqual(500);

		const shown = await world.app.request(first.body.url, {
			headers: { authorization: `Bearer ${person.session.accessToken}` }
		});
		expect(shown.status).toBe(200);
		expect((await person.post('/api/posts', { projectId: desk.project.id, html: 'Текст' })).status).toBe(201);

		await disk.hasRoomAgain();
		expect((await person.post('/api/media', form(large))).status).toBe(201);
	}, 60_000);
});
