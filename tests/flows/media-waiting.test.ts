import { uuidv7 } from 'uuidv7';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { drain } from '#jobs/worker.ts';
import { armDue } from '#server/publications/arm-due.ts';
import { claim } from '#server/publications/claim.ts';
import type { Account } from '#sync/records/account.ts';
import { Desk, made } from '../kit/desk.ts';
import { until } from '../kit/product.ts';
import { picture } from '../kit/recordings.ts';
import { created, edit, Replica } from '../kit/replica.ts';
import { RawUpload } from '../kit/tus.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Desk;
let channel: Account;
let phone: Replica;
beforeEach(async () => {
	world = await newWorld();
	anna = await Desk.of(world);
	channel = await anna.sandbox();
	phone = new Replica(anna.person);
});
afterEach(() => world.end());

const at = (seconds: number) => new Date(world.clock.now().getTime() + seconds * 1000).toISOString();

/** A post as a device writes it that has the picture and has not sent it yet. */
async function plansWith(mediaIds: string[], seconds = 60, part: object = {}) {
	const post = phone.post(anna.project.id, {
		...{ html: 'С картинкой', status: 'scheduled', scheduledAt: at(seconds) },
		...{ targets: [{ accountId: channel.id }], media: mediaIds.map((mediaId) => ({ mediaId })) },
		...part
	});
	expect(await phone.pushes('posts', [created(post)])).toEqual([]);
	return post;
}

/** As the device does, with a token that is still good. */
async function arrives(id: string, by = anna) {
	await by.person.get('/api/auth/me');
	const bytes = await picture(id);
	const answer = await new RawUpload(world, by.person).brings({ projectId: by.project.id, id }, bytes);
	expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

const waiting = { outcome: 'not_sent', code: 'waiting_for_media' };

it('keeps a post that is due before its picture has come, says so once, and sends it when the picture is here', async () => {
	const id = uuidv7();
	const post = await plansWith([id]);
	await world.passes('3m');
	expect(await anna.readersSee(channel)).toEqual([]);
	expect(await anna.looksAt(post)).toMatchObject({ status: 'scheduled', media: [{ mediaId: id }] });
	expect(await anna.publicationOf(post)).toMatchObject({ status: 'pending', attempts: [waiting] });
	expect((await anna.publicationOf(post)).attempts).toHaveLength(1);
	expect((await phone.pulls('publications')).at(-1)).toMatchObject({ attempts: [waiting] });
	await arrives(id);
	// At once: no time passes.
	await drain(world.deps);
	expect(await anna.readersSee(channel)).toEqual(['С картинкой']);
	expect(await anna.publicationOf(post)).toMatchObject({
		...{ status: 'published', attempts: [waiting, { outcome: 'published' }] }
	});
	await world.passes('1h');
	expect(await anna.readersSee(channel)).toHaveLength(1);
});

it('goes out on time, with nothing to say, when the picture came before', async () => {
	const id = uuidv7();
	const post = await plansWith([id]);
	await arrives(id);
	await world.passes('2m');
	expect(await anna.publicationOf(post)).toMatchObject({
		...{ status: 'published', publishedAt: post['scheduledAt'], attempts: [{ outcome: 'published' }] }
	});
});

it('waits for the last of its pictures', async () => {
	const [one, other] = [uuidv7(), uuidv7()];
	const post = await plansWith([one, other]);
	await world.passes('2m');
	await arrives(one);
	await drain(world.deps);
	expect(await anna.publicationOf(post)).toMatchObject({ status: 'pending', attempts: [waiting] });
	await arrives(other);
	await drain(world.deps);
	expect((await anna.publicationOf(post)).status).toBe('published');
});

it('gives a post back to its people when the picture has not come in time, and says why', async () => {
	const id = uuidv7();
	const post = await plansWith([id]);
	await world.passes('14m');
	expect((await anna.publicationOf(post)).status).toBe('pending');
	await world.passes('3m');
	expect((await anna.looksAt(post)).status).toBe('missed');
	expect(await anna.publicationOf(post)).toMatchObject({
		...{ status: 'cancelled', attempts: [waiting, { outcome: 'refused', code: 'media_too_late' }] }
	});
	await arrives(id);
	await world.passes('1h');
	expect(await anna.readersSee(channel)).toEqual([]);
	made(await anna.moves(post, '5m'));
	await world.passes('6m');
	expect(await anna.readersSee(channel)).toEqual(['С картинкой']);
});

it('goes out without a picture that is taken off it meanwhile', async () => {
	const post = await plansWith([uuidv7()]);
	await world.passes('2m');
	await phone.pulls('posts');
	const held = phone.held.get(post.id) ?? post;
	expect(await phone.pushes('posts', [edit(held, { media: [], scheduledAt: at(60) })])).toEqual([]);
	await world.passes('2m');
	expect(await anna.readersSee(channel)).toEqual(['С картинкой']);
});

it('sends nothing of a waiting post that was called off', async () => {
	const id = uuidv7();
	const post = await plansWith([id]);
	await world.passes('2m');
	made(await anna.callsOff(post));
	await arrives(id);
	await world.passes('10m');
	expect(await anna.readersSee(channel)).toEqual([]);
	expect((await anna.publicationOf(post)).status).toBe('cancelled');
});

it('lets a post be planned and published by the API before its picture is here', async () => {
	const [one, other] = [uuidv7(), uuidv7()];
	const planned = await anna.plans(
		await anna.writes('Скоро', [channel], { media: [{ mediaId: one }] }),
		'5m'
	);
	const pressed = await anna.writes('', [channel], { media: [{ mediaId: other }] });
	expect((await anna.publishes(pressed)).status).toBe(202);
	await world.passes('6m');
	expect((await anna.looksAt(pressed)).status).toBe('publishing');
	expect((await anna.looksAt(planned)).status).toBe('scheduled');
	await arrives(other);
	await arrives(one);
	await drain(world.deps);
	expect((await anna.readersSee(channel)).toSorted()).toEqual(['', 'Скоро']);
	const never = await anna.writes('Никогда', [channel], { media: [{ mediaId: uuidv7() }] });
	made(await anna.publishes(never));
	await world.passes('17m');
	expect((await anna.looksAt(never)).status).toBe('missed');
});

it('judges a picture for the network when it is here', async () => {
	const id = uuidv7();
	const post = await plansWith([id]);
	await world.passes('2m');
	await anna.person.get('/api/auth/me');
	const create = { width: 2100, height: 100, channels: 3 as const, background: 'teal' };
	const strip = await sharp({ create }).png().toBuffer();
	await new RawUpload(world, anna.person).brings({ projectId: anna.project.id, id }, strip);
	await drain(world.deps);
	expect(await anna.publicationOf(post)).toMatchObject({
		...{ status: 'failed', attempts: [waiting, { outcome: 'refused', code: 'picture_shape' }] }
	});
});

it('waits for no file of another project, and for none that was deleted', async () => {
	const boris = await Desk.of(world, 'boris');
	const [theirs, gone] = [uuidv7(), uuidv7()];
	await arrives(theirs, boris);
	await arrives(gone);
	await anna.person.delete(`/api/media/${gone}`);
	for (const mediaId of [theirs, gone]) {
		const post = await plansWith([mediaId]);
		await world.passes('2m');
		expect(await anna.publicationOf(post)).toMatchObject({
			...{ status: 'failed', attempts: [{ outcome: 'refused', code: 'media_not_found' }] }
		});
		const draft = await anna.writes('Ещё раз', [channel], { media: [{ mediaId }] });
		expect(await anna.publishes(draft)).toMatchObject({ status: 422, body: { code: 'media_not_found' } });
	}
});

it('wakes for a picture that arrives in the very moment in which it is found missing', async () => {
	const { deps, database } = world;
	const id = uuidv7();
	const post = await plansWith([id], 10);
	// By hand, and with no job that would look at it again.
	await armDue(deps);
	await database.pool.query(`delete from jobs.job where name = 'deliver'`);
	world.clock.moveTo(new Date(String(post['scheduledAt'])));
	const publication = await anna.publicationOf(post);
	const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
	const claiming = deps.write(async (tx) => {
		await claim(tx, deps, publication.id);
		await held;
	});
	let isHere = false;
	const arriving = arrives(id).then(() => (isHere = true));
	await until(async () => {
		const { rows } = await database.pool.query(
			`select from pg_locks where locktype = 'advisory' and not granted and database = (
				select oid from pg_database where datname = current_database())`
		);
		return isHere || rows.length > 0;
	}, 10_000);
	letGo();
	await Promise.all([claiming, arriving]);
	await drain(deps);
	expect(await anna.readersSee(channel)).toEqual(['С картинкой']);
});

it('does not hold up others while many wait', async () => {
	const mediaId = uuidv7();
	for (let number = 0; number < 20; number++) await plansWith([mediaId], 60);
	await world.passes('2m');
	const { rows } = await world.database.pool.query(
		`select count(*)::int as jobs from jobs.job where name = 'deliver' and state in ('created', 'active')`
	);
	expect(rows).toEqual([{ jobs: 0 }]);
	await plansWith([], 60, { html: 'Без картинки' });
	await world.passes('2m');
	expect(await anna.readersSee(channel)).toEqual(['Без картинки']);
	await arrives(mediaId);
	await drain(world.deps);
	expect(await anna.readersSee(channel)).toHaveLength(21);
});
