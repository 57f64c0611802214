import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smtpMailer } from '#server/integrations/mail/smtp.ts';
import type { Notice } from '#sync/records/notice.ts';
import { usualSettings, type NoticeSettings } from '#sync/records/notice-settings.ts';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import { PushService } from '../kit/push-service.ts';
import { Replica } from '../kit/replica.ts';
import { openPostOffice, type PostOffice } from '../kit/smtp.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { caughtMails } from '../kit/mails.ts';
import { newWorld, type World } from '../kit/world.ts';

/** What leaves the house: it rings where nobody sleeps, and what waits is told in one. */

let service: PushService;
let telegram: Telegram;
let office: PostOffice;
let world: World;
let anna: Desk;
beforeEach(async () => {
	[service, telegram, office] = await Promise.all([
		PushService.starts(),
		startTelegram(() => world.clock.now()),
		openPostOffice()
	]);
	telegram.addBot(botToken);
	world = await newWorld({
		env: { ...pointTo(telegram), ...service.reachable },
		start: '2026-11-23T18:00:00.000Z'
	});
	anna = await Desk.of(world);
	expect((await anna.person.post('/api/push/subscriptions', service.browser())).status).toBe(201);
	const { log } = world.deps;
	// From here on letters go the real way; those of signing up have been caught.
	world.deps.mail = smtpMailer({ url: office.url, from: 'Twexel <desk@twexel.test>', log });
});
afterEach(async () => {
	await world.deps.mail.stop();
	await world.end();
	await Promise.all([service.stops(), telegram.stop(), office.close()]);
});

const rang = () => service.arrived.map(({ payload }) => payload);
const letters = () => office.received.map(({ subject }) => subject);

async function fails(html: string): Promise<string> {
	const account = await anna.telegram(telegram.addChannel({ title: 'Новости', bot: botToken }));
	telegram.fail('sendMessage', { error: { code: 400, description: 'Bad Request: message is too weird' } });
	const post = await anna.writes(html, [account]);
	made(await anna.publishes(post));
	await world.passes('10s');
	return post.id;
}

const chooses = async (part: Partial<NoticeSettings>) =>
	made(await anna.person.put('/api/notices/settings', { ...usualSettings, ...part }));

const night = { from: '22:00', until: '08:00', timezone: 'Europe/Moscow' };

describe('quiet hours', () => {
	it('hold what would ring, and tell it in one when they are over', async () => {
		await chooses({ quiet: night });
		await fails('До отбоя');
		expect(rang()).toMatchObject([{ title: 'Пост не вышел', body: 'До отбоя' }]);
		await world.passes('90m');
		await fails('Ночь раз');
		made(await anna.publishes(await anna.writes('Ночь два', [await anna.sandbox()])));
		await world.passes('10s');
		await world.passes('9h');
		expect(rang()).toHaveLength(1);
		await world.passes('30m');
		expect(rang().slice(1)).toEqual([
			{
				title: 'Новости о ваших постах и каналах: 2',
				body: 'Пост не вышел: «Ночь раз»\nПост опубликован: «Ночь два»',
				url: '/notices',
				tag: 'after-quiet'
			}
		]);
		await world.passes('26h');
		expect(rang()).toHaveLength(2);
	});

	it('say of one thing what it would have said, and nothing of what was read meanwhile', async () => {
		await chooses({ quiet: { ...night, from: '20:00' } });
		const post = await fails('Осталось');
		await fails('Прочитано');
		const phone = new Replica(anna.person);
		// The cast: what came by the collection's own pull.
		const told = (await phone.pulls('notices')) as unknown as Notice[];
		const items = told
			.filter(({ about }) => about === 'Прочитано')
			.map(({ id, writeId }) => ({ id, writeId }));
		expect((await anna.person.post('/api/notices/read', { items })).status).toBe(204);
		await world.passes('12h');
		expect(rang()).toMatchObject([{ title: 'Пост не вышел', body: 'Осталось', url: `/posts/${post}` }]);
	});

	it('that are given up let go of what they held', async () => {
		await chooses({ quiet: { ...night, from: '20:00' } });
		await fails('Держали');
		expect(rang()).toEqual([]);
		await chooses({ quiet: null });
		await world.passes('10s');
		expect(rang()).toMatchObject([{ body: 'Держали' }]);
	});
});

describe('a letter', () => {
	it('tells of what cannot wait, leads there, and another leaves no sooner than a quarter of an hour after', async () => {
		const post = await fails('Первое');
		await world.passes('2m');
		await expect.poll(letters).toEqual(['Пост не вышел: «Первое»']);
		const [first] = office.received;
		expect(first?.text).toContain(`http://twexel.test/posts/${post}`);
		expect(first?.text).toContain('Кофейня');
		await fails('Второе');
		await fails('Третье');
		await world.passes('10m');
		expect(letters()).toHaveLength(1);
		await world.passes('6m');
		await expect.poll(letters).toEqual([expect.anything(), 'Новости о ваших постах и каналах: 2']);
		expect(office.received[1]?.text).toContain('Третье');
	});

	it('is not written about what went well, or was read before it left', async () => {
		made(await anna.publishes(await anna.writes('Вышло', [await anna.sandbox()])));
		await fails('Прочитано');
		const phone = new Replica(anna.person);
		const items = (await phone.pulls('notices')).map(({ id, writeId }) => ({ id, writeId }));
		expect((await anna.person.post('/api/notices/read', { items })).status).toBe(204);
		await world.passes('20m');
		await fails('Осталось');
		await world.passes('2m');
		await expect.poll(letters).toEqual(['Пост не вышел: «Осталось»']);
	});

	it('is written to nobody who was put out of the project meanwhile', async () => {
		const boris = await invited();
		await fails('Раз');
		await anna.person.delete(`/api/projects/${anna.project.id}/members/${boris.userId}`);
		await world.passes('2m');
		await expect.poll(letters).toHaveLength(1);
		expect(office.received[0]?.to).toMatchObject({ text: anna.person.email });
	});
});

/** Signed up by the caught mails, while no letters are counted. */
async function invited() {
	const { mail } = world.deps;
	world.deps.mail = caughtMails(world.mails);
	const boris = await world.person('boris');
	await anna.person.invites(boris, anna.project, 'author');
	world.deps.mail = mail;
	return boris;
}

describe('what a person chooses', () => {
	it('holds: nothing of a kind that they want in no way', async () => {
		const silent = { app: false, push: false, mail: false };
		await chooses({ topics: { ...usualSettings.topics, failed: silent } });
		await fails('Тишина');
		await world.passes('5m');
		expect([rang(), letters(), await new Replica(anna.person).pulls('notices')]).toEqual([[], [], []]);
	});

	it('may be good news too, in the list and by mail', async () => {
		await chooses({ topics: { ...usualSettings.topics, published: { app: true, push: false, mail: true } } });
		made(await anna.publishes(await anna.writes('Вышло', [await anna.sandbox()])));
		await world.passes('5m');
		expect(rang()).toEqual([]);
		await expect.poll(letters).toEqual(['Пост опубликован: «Вышло»']);
		expect(await new Replica(anna.person).pulls('notices')).toMatchObject([{ kind: 'published' }]);
	});

	it('is kept, and one’s own; what makes no sense is refused', async () => {
		expect(made(await anna.person.get('/api/notices/settings'))).toEqual(usualSettings);
		await chooses({ quiet: night });
		expect(made(await anna.person.get('/api/notices/settings'))).toEqual({ ...usualSettings, quiet: night });
		for (const quiet of [
			{ ...night, from: '24:00' },
			{ ...night, timezone: 'Moon/Sea' },
			{ from: '22:00' }
		]) {
			const { status } = await anna.person.put('/api/notices/settings', { ...usualSettings, quiet });
			expect(status).toBe(422);
		}
	});
});
