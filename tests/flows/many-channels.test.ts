import { afterEach, beforeEach, expect, it } from 'vitest';
import { Desk, made } from '../kit/desk.ts';
import { newWorld, type World } from '../kit/world.ts';

/** One post for many channels: each has a result of its own. */

let world: World;
let anna: Desk;
beforeEach(async () => {
	world = await newWorld();
	anna = await Desk.of(world);
});
afterEach(() => world.end());

it('goes to all of them, and one that fails holds up no other and stands alone when it is tried again', async () => {
	const channels = [];
	for (let number = 1; number <= 20; number++) channels.push(await anna.sandbox(`Канал ${number}`));
	const [gone, ...rest] = channels;
	if (!gone) throw new Error('there is no channel');
	const own = { accountId: rest[0]?.id ?? '', html: 'Своё' };
	const post = await anna.plans(await anna.writes('Всем', [gone, own, ...rest.slice(1)]), '1h');
	await world.database.pool.query(`update accounts set status = 'disconnected' where id = $1`, [gone.id]);
	await world.passes('59m');
	await world.passes('90s');
	const out = await anna.looksAt(post);
	expect(out.status).toBe('partial');
	const of = (id: string) => out.publications.find((one) => one.accountId === id);
	expect(out.publications).toHaveLength(20);
	expect(of(gone.id)).toMatchObject({ status: 'failed', attempts: [{ code: 'account_disconnected' }] });
	for (const channel of rest) {
		expect(of(channel.id)).toMatchObject({ status: 'published' });
		expect(await anna.readersSee(channel)).toEqual([channel.id === own.accountId ? 'Своё' : 'Всем']);
	}
	await world.database.pool.query(`update accounts set status = 'active' where id = $1`, [gone.id]);
	made(await anna.person.post(`/api/publications/${of(gone.id)?.id}/retry`));
	await world.passes('5s');
	expect((await anna.looksAt(post)).status).toBe('published');
	for (const channel of channels) expect(await anna.readersSee(channel)).toHaveLength(1);
});
