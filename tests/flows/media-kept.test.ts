import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { media } from '#db/schema.ts';
import { removeUnused } from '#server/media/clear-stored.ts';
import { lockStored } from '#server/media/locks.ts';
import type { Media } from '#sync/records/media.ts';
import { Desk, made } from '../kit/desk.ts';
import { until } from '../kit/product.ts';
import { picture, video } from '../kit/recordings.ts';
import { edit, Replica } from '../kit/replica.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Desk;
beforeEach(async () => {
	world = await newWorld();
	anna = await Desk.of(world);
});
afterEach(() => world.end());

async function brings(bytes: Uint8Array, by = anna, projectId = by.project.id): Promise<Media> {
	const form = new FormData();
	form.append('projectId', projectId);
	form.append('file', new File([new Uint8Array(bytes)], 'file'));
	return made(await by.person.post<Media>('/api/media', form));
}

const deletes = async ({ id }: Media, by = anna) =>
	expect((await by.person.delete(`/api/media/${id}`)).status).toBe(204);

const isStored = (hash: string) =>
	access(world.deps.files.path(hash)).then(
		() => true,
		() => false
	);

it('keeps equal bytes once, until nobody names them for a day', async () => {
	const boris = await Desk.of(world, 'boris');
	const bytes = video({ mark: 'shared' });
	const mine = await brings(bytes);
	const theirs = await brings(bytes, boris);
	expect(theirs.hash).toBe(mine.hash);
	await deletes(mine);
	await world.passes('26h');
	expect(await isStored(mine.hash)).toBe(true);
	expect((await boris.person.get(theirs.url)).status).toBe(200);
	await deletes(theirs, boris);
	await world.passes('20h');
	expect(await isStored(mine.hash)).toBe(true);
	await world.passes('6h');
	expect(await isStored(mine.hash)).toBe(false);
});

it('frees what lies in the store and is named by nobody, and the files of a deleted project', async () => {
	const { files } = world.deps;
	const going = await anna.person.creates({ project: 'Закрывается' });
	const gone = await brings(await picture('gone'), anna, going.id);
	const staying = await brings(await picture('staying'));
	const folder = await files.scratch();
	await writeFile(join(folder, 'orphan'), 'of a crash');
	const orphan = await files.keyOf(join(folder, 'orphan'));
	await files.put(join(folder, 'orphan'), orphan);
	expect(await isStored(orphan)).toBe(true);
	await anna.person.delete(`/api/projects/${going.id}`);
	await world.passes('26h');
	expect(await Promise.all([orphan, gone.hash, staying.hash].map(isStored))).toEqual([false, false, true]);
	expect((await anna.person.get(staying.thumbUrl ?? '')).status).toBe(200);
});

it('lets a device take a deletion back, and not when the bytes are gone', async () => {
	const phone = new Replica(anna.person);
	const { id, hash, url } = await brings(await picture('regretted'));
	const restores = async () => {
		await phone.pulls('media');
		const held = phone.held.get(id);
		return held ? phone.pushes('media', [edit(held, { _deleted: false })]) : [];
	};
	await anna.person.delete(`/api/media/${id}`);
	expect(await restores()).toEqual([]);
	expect((await anna.person.get(url)).status).toBe(200);
	await anna.person.delete(`/api/media/${id}`);
	await world.passes('26h');
	expect(await isStored(hash)).toBe(false);
	expect(await restores()).toMatchObject([{ id, _deleted: true, hash: '' }]);
	expect((await anna.person.get(url)).status).toBe(404);
});

it('finds out what became of a post whose picture was deleted after it was sent', async () => {
	const channel = await anna.sandbox();
	const file = await brings(await picture('sent'));
	const post = await anna.writes('С картинкой', [channel], { media: [{ mediaId: file.id }] });
	made(await anna.publishes(post));
	await anna.losesItsWorker(post, 'after sending');
	await deletes(file);
	await world.passes('2m');
	expect(await anna.publicationOf(post)).toMatchObject({
		...{ status: 'published', attempts: [{ outcome: 'unknown' }, { outcome: 'confirmed' }] }
	});
});

it('keeps a deleted file for as long as a publication is not through with it', async () => {
	const { deps, database } = world;
	await database.pool.query('update projects set grace_minutes = 4320');
	const file = await brings(await picture('needed'));
	const content = { media: [{ mediaId: file.id }, { mediaId: uuidv7() }] };
	const post = await anna.writes('Ждёт вторую', [await anna.sandbox()], content);
	made(await anna.publishes(post));
	await world.passes('1m');
	await deletes(file);
	await world.passes('30h');
	expect((await anna.publicationOf(post)).status).toBe('pending');
	expect(await isStored(file.hash)).toBe(true);
	await world.passes('2d');
	expect((await anna.looksAt(post)).status).toBe('missed');
	expect(await deps.db.select({ hash: media.hash }).from(media)).toEqual([{ hash: '' }]);
	expect(await isStored(file.hash)).toBe(false);
});

it('does not remove bytes that are brought anew at that moment', async () => {
	const { deps, database } = world;
	const { id, hash } = await brings(video({ mark: 'again' }));
	const [row] = await deps.db.select().from(media);
	if (!row) throw new Error('nothing was noted');
	await deps.db.delete(media);
	let removing = Promise.resolve();
	await deps.db.transaction(async (tx) => {
		await lockStored(tx, [hash]);
		removing = removeUnused(deps, [hash]);
		await until(async () => {
			const { rows } = await database.pool.query('select from pg_locks where not granted');
			return rows.length > 0 || !(await isStored(hash));
		}, 10_000);
		await tx.insert(media).values({ ...row, writeId: uuidv7() });
	});
	await removing;
	expect(await isStored(hash)).toBe(true);
	expect((await anna.person.get(`/api/media/${id}`)).status).toBe(200);
});
