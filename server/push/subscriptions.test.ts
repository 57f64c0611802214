import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '#tests/kit/person.ts';
import { newWorld, type World } from '#tests/kit/world.ts';

let world: World;
let anna: Person;
beforeAll(async () => {
	world = await newWorld();
	anna = await world.person('anna');
});
afterAll(() => world.end());

const bytes = (length: number) => Buffer.alloc(length, 4).toString('base64url');
const good = { endpoint: 'https://push.twexel.com/a', keys: { p256dh: bytes(65), auth: bytes(16) } };

it('takes a browser’s own description, whatever else is in it', async () => {
	expect((await anna.post('/api/push/subscriptions', { ...good, expirationTime: null })).status).toBe(201);
	expect((await anna.post('/api/push/subscriptions', good)).status).toBe(201);
	const { rows } = await world.database.pool.query('select endpoint from push_subscriptions');
	expect(rows).toEqual([{ endpoint: good.endpoint }]);
});

it.each([
	['an address that is none', { ...good, endpoint: 'push' }],
	['an address of a file', { ...good, endpoint: 'file:///etc/passwd' }],
	['an address without TLS', { ...good, endpoint: 'http://push.twexel.com/a' }],
	['an address of this machine', { ...good, endpoint: 'https://127.0.0.1/a' }],
	['an address of the network it stands in', { ...good, endpoint: 'https://[::ffff:10.0.0.1]/a' }],
	['a short key', { ...good, keys: { ...good.keys, p256dh: bytes(64) } }],
	['a long secret', { ...good, keys: { ...good.keys, auth: bytes(17) } }],
	['no keys', { endpoint: good.endpoint }]
])('refuses %s', async (_, subscription) => {
	expect((await anna.post('/api/push/subscriptions', subscription)).status).toBe(422);
});

it('lets nobody take away another person’s browser', async () => {
	const boris = await world.person('boris');
	const { endpoint } = good;
	expect((await boris.session.call('DELETE', '/api/push/subscriptions', { endpoint })).status).toBe(204);
	const { rows } = await world.database.pool.query('select user_id from push_subscriptions');
	expect(rows).toEqual([{ user_id: anna.userId }]);
});
