import { afterEach, beforeEach, expect, it } from 'vitest';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import { PushService } from '../kit/push-service.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

let service: PushService;
let telegram: Telegram;
let world: World;
let anna: Desk;
beforeEach(async () => {
	[service, telegram] = await Promise.all([PushService.starts(), startTelegram(() => world.clock.now())]);
	telegram.addBot(botToken);
	world = await newWorld({ env: { ...pointTo(telegram), ...service.reachable } });
	anna = await Desk.of(world);
});
afterEach(async () => {
	await world.end();
	await Promise.all([service.stops(), telegram.stop()]);
});

const subscribe = async (person = anna.person, browser = service.browser()) => {
	expect((await person.post('/api/push/subscriptions', browser)).status).toBe(201);
	return browser;
};

it('tells of a published post on every browser of its people, once, and sealed for them alone', async () => {
	const key = made(await anna.person.get<{ publicKey: string }>('/api/push/key'));
	await subscribe();
	await subscribe();
	const post = await anna.writes('<b>Новое</b> меню', [await anna.sandbox('Раз'), await anna.sandbox('Два')]);
	made(await anna.publishes(post));
	await world.passes('1m');
	expect(service.arrived).toHaveLength(2);
	for (const { payload, publicKey, ttl, claims } of service.arrived) {
		expect(payload).toMatchObject({
			title: 'Пост опубликован',
			body: 'Новое меню',
			url: `/posts/${post.id}`
		});
		expect(publicKey).toBe(key.publicKey);
		expect(ttl).toBeGreaterThan(0);
		expect(claims.sub).toMatch(/^(mailto|https):/);
	}
});

it('tells of a failed one, of one that needs a person, and of one that missed its hour', async () => {
	await subscribe();
	const account = await anna.telegram(telegram.addChannel({ title: 'Закрытый', bot: botToken }));
	const description = 'Forbidden: bot was kicked from the channel chat';
	telegram.fail('sendMessage', { error: { code: 403, description } });
	made(await anna.publishes(await anna.writes('Отказ', [account])));
	await world.passes('1m');
	telegram.fail('sendMessage', 'reset-after-accept');
	made(await anna.publishes(await anna.writes('Неясно', [account])));
	await world.passes('3m');
	await anna.plans(await anna.writes('Проспали', [account]), '1m');
	world.clock.moveTo(new Date(world.clock.now().getTime() + 3_600_000));
	await world.passes('1m');
	expect(service.arrived.map(({ payload }) => payload)).toMatchObject([
		{ title: 'Пост не вышел', body: 'Отказ' },
		{ title: 'Проверьте, вышел ли пост', body: 'Неясно' },
		{ title: 'Пост пропустил своё время', body: 'Проспали' }
	]);
});

it('speaks each person’s language, and tells viewers and strangers nothing', async () => {
	const [boris, vera] = [await world.person('boris'), await world.person('vera')];
	await anna.person.invites(boris, anna.project, 'author');
	await anna.person.invites(vera, anna.project, 'viewer');
	made(await boris.put('/api/auth/me', { locale: 'en' }));
	await subscribe(boris);
	await subscribe(vera);
	await subscribe(await world.person('gleb'));
	made(await anna.publishes(await anna.writes('Привет', [await anna.sandbox()])));
	await world.passes('1m');
	expect(service.arrived.map(({ payload }) => payload)).toMatchObject([{ title: 'Post published' }]);
});

it('forgets a browser that is gone, and one that its owner took back', async () => {
	const [gone, back] = [await subscribe(), await subscribe()];
	expect(
		(await anna.person.session.call('DELETE', '/api/push/subscriptions', { endpoint: back.endpoint })).status
	).toBe(204);
	service.answers = 410;
	made(await anna.publishes(await anna.writes('Раз', [await anna.sandbox()])));
	await world.passes('1m');
	const { rows } = await world.database.pool.query('select endpoint from push_subscriptions');
	expect(rows).toEqual([]);
	expect(gone.endpoint).not.toBe(back.endpoint);
});

it('follows a browser to whoever signs in there next', async () => {
	const boris = await world.person('boris');
	const browser = await subscribe();
	await subscribe(boris, browser);
	made(await anna.publishes(await anna.writes('Чужое', [await anna.sandbox()])));
	await world.passes('1m');
	expect(service.arrived).toEqual([]);
});
