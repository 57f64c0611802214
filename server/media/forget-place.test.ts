import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { video } from '#tests/kit/recordings.ts';
import { forgetPlace } from './forget-place.ts';
import { inspect } from './inspect.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'twexel-place-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const given = async (bytes: Buffer) => {
	const path = join(folder, 'given');
	await writeFile(path, bytes);
	return path;
};
const copy = () => join(folder, 'copy');
const place = '+55.7558+037.6173+151/';

it('forgets where a film was made, and leaves the film as it was', async () => {
	const bytes = video({ place, duration: 9, isOnItsSide: true, padding: 3000 });
	const path = await given(bytes);
	expect(await forgetPlace(path, copy())).toBe(copy());
	const kept = await readFile(copy());
	expect(kept.includes(place)).toBe(false);
	expect(kept.includes('udta')).toBe(false);
	expect(kept).toHaveLength(bytes.length);
	expect(kept.subarray(-3000)).toEqual(bytes.subarray(-3000));
	expect(await inspect(copy())).toEqual(await inspect(path));
	// What was given is not touched: its hash may be asked for again.
	expect(await readFile(path)).toEqual(bytes);
});

it('forgets what stands behind the film, in whatever length it is written', async () => {
	const long = Buffer.concat([
		Buffer.from('00000001', 'hex'),
		Buffer.from('meta'),
		Buffer.alloc(8),
		Buffer.from(place)
	]);
	long.writeBigUInt64BE(BigInt(long.length), 8);
	const rest = Buffer.concat([Buffer.alloc(4), Buffer.from('uuid'), Buffer.from(place)]);
	const bytes = Buffer.concat([video(), long, rest]);
	await forgetPlace(await given(bytes), copy());
	const kept = await readFile(copy());
	expect(kept.includes(place)).toBe(false);
	expect(kept.subarray(0, video().length)).toEqual(video());
	expect(kept.readBigUInt64BE(video().length + 8)).toBe(BigInt(long.length));
});

it('copies nothing where there is nothing to forget', async () => {
	const path = await given(video());
	expect(await forgetPlace(path, copy())).toBe(path);
});

it.each([
	['that ends within a box', Buffer.from('00000100736b6970', 'hex')],
	['of a length that is none', Buffer.from('00000003736b6970', 'hex')],
	['with something else behind it', Buffer.from('by a camera')]
])('finds its way in a film %s', async (_, behind) => {
	const path = await given(Buffer.concat([video({ place }), behind]));
	expect(await forgetPlace(path, copy())).toBe(copy());
	expect((await readFile(copy())).includes(place)).toBe(false);
});
