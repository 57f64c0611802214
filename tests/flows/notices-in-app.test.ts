import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '#sync/records/notice.ts';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import type { Person } from '../kit/person.ts';
import { Replica } from '../kit/replica.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

let telegram: Telegram;
let world: World;
let anna: Desk;
let phone: Replica;
beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	telegram.addBot(botToken);
	world = await newWorld({ env: pointTo(telegram) });
	anna = await Desk.of(world);
	phone = new Replica(anna.person);
});
afterEach(async () => {
	await world.end();
	await telegram.stop();
});

const channel = async (title = 'Новости') => anna.telegram(telegram.addChannel({ title, bot: botToken }));
const refusal = { error: { code: 400, description: 'Bad Request: message is too weird' } };

/** What the device's list shows, the newest first. */
async function listed(replica = phone): Promise<Notice[]> {
	await replica.pulls('notices');
	// The cast: what came by the collection's own pull.
	const held = [...replica.held.values()].filter(({ _deleted }) => !_deleted) as unknown as Notice[];
	return held.toSorted((a, b) => b.at.localeCompare(a.at));
}

async function reads(person: Person, notices: Notice[]): Promise<void> {
	const items = notices.map(({ id, writeId }) => ({ id, writeId }));
	expect((await person.post('/api/notices/read', { items })).status).toBe(204);
}

async function fails(html: string, channels = 1) {
	const accounts = [];
	for (let at = 0; at < channels; at++) accounts.push(await channel(`Канал ${at}`));
	for (let at = 0; at < channels; at++) telegram.fail('sendMessage', refusal);
	const post = await anna.writes(html, accounts);
	made(await anna.publishes(post));
	await world.passes('1m');
	return { post, accounts };
}

describe('a notice', () => {
	it('tells of a post that did not go out, once for all of its channels', async () => {
		const { post, accounts } = await fails('<b>Скидки</b> до пятницы', 2);
		const [only, ...more] = await listed();
		expect(more).toEqual([]);
		expect(only).toMatchObject({
			...{ kind: 'failed', postId: post.id, projectId: anna.project.id, about: 'Скидки до пятницы' },
			...{ userId: anna.person.userId, readAt: null }
		});
		expect(only?.accountIds.toSorted()).toEqual(accounts.map(({ id }) => id).toSorted());
	});

	it('tells of what needs a person, and is settled when the post is out after all', async () => {
		telegram.fail('sendMessage', 'reset-after-accept');
		const post = await anna.writes('Неясно', [await channel()]);
		made(await anna.publishes(post));
		await world.passes('3m');
		expect(await listed()).toMatchObject([{ kind: 'needs_review', readAt: null }]);
		const { id } = await anna.publicationOf(post);
		made(await anna.person.post(`/api/publications/${id}/resolve`, { published: true }));
		const [settled, ...more] = await listed();
		expect(more).toEqual([]);
		expect(settled?.readAt).not.toBeNull();
	});

	it('tells of a post that missed its hour, and of nothing that went well', async () => {
		made(await anna.publishes(await anna.writes('Вышло', [await anna.sandbox()])));
		await world.passes('1m');
		const late = await anna.writes('Проспали', [await anna.sandbox()]);
		await anna.plans(late, '1m');
		world.clock.moveTo(new Date(world.clock.now().getTime() + 3_600_000));
		await world.passes('1m');
		expect(await listed()).toMatchObject([{ kind: 'missed', postId: late.id, about: 'Проспали' }]);
	});

	it('tells of trouble that is foreseen and of the channel that is the trouble, until that is well again', async () => {
		const chat = telegram.addChannel({ title: 'Новости', bot: botToken });
		const account = await anna.telegram(chat);
		const post = await anna.writes('Завтра', [account]);
		await anna.plans(post, '20m');
		chat.bots.set(botToken, 'left');
		await world.passes('1m');
		const told = (await listed()).toSorted((a, b) => a.kind.localeCompare(b.kind));
		const about = { accountIds: [account.id], readAt: null };
		expect(told).toMatchObject([
			{ ...about, kind: 'account_attention', postId: null, about: 'Новости' },
			{ ...about, kind: 'foreseen', postId: post.id, about: 'Завтра' }
		]);
		chat.bots.set(botToken, 'posts');
		await world.passes('30m');
		expect((await listed()).filter(({ readAt }) => readAt === null)).toEqual([]);
	});

	it('is replaced while it is unread and told anew once it was read', async () => {
		const { post } = await fails('Раз');
		const [first] = await listed();
		const again = async () => {
			telegram.fail('sendMessage', refusal);
			const { id } = await anna.publicationOf(post);
			made(await anna.person.post(`/api/publications/${id}/retry`));
			await world.passes('1m');
		};
		await again();
		const [replaced, ...none] = await listed();
		expect(none).toEqual([]);
		expect(replaced?.id).toBe(first?.id);
		expect(Date.parse(replaced?.at ?? '')).toBeGreaterThan(Date.parse(first?.at ?? ''));
		// Read on a device that had not heard of the second time: that one is still to be read.
		await reads(anna.person, first ? [first] : []);
		expect(await listed()).toMatchObject([{ readAt: null }]);
		await reads(anna.person, replaced ? [replaced] : []);
		await again();
		expect((await listed()).map(({ readAt }) => readAt === null)).toEqual([true, false]);
	});
});

describe('whose it is', () => {
	it('another member has their own, a viewer and a stranger none, and nobody reads for another', async () => {
		const [boris, vera, gleb] = [
			await world.person('boris'),
			await world.person('vera'),
			await world.person('gleb')
		];
		await anna.person.invites(boris, anna.project, 'author');
		await anna.person.invites(vera, anna.project, 'viewer');
		await fails('Раз');
		const [mine] = await listed();
		const [his, ...more] = await listed(new Replica(boris));
		expect(more).toEqual([]);
		expect(his?.id).not.toBe(mine?.id);
		for (const person of [vera, gleb]) expect(await listed(new Replica(person))).toEqual([]);
		// Nor is it shown to one who knows its id and asks by a push.
		const row = { newDocumentState: { ...his, about: 'чужое', writeId: 'w' }, assumedMasterState: his };
		expect(await phone.pushes('notices', [row])).toEqual([
			{ id: his?.id, projectId: anna.project.id, _deleted: true }
		]);
		await reads(boris, mine && his ? [mine, his] : []);
		expect(await listed()).toMatchObject([{ readAt: null }]);
		expect((await listed(new Replica(boris)))[0]?.readAt).not.toBeNull();
	});

	it('is gone from the devices of whoever was put out of the project, and comes to no one after', async () => {
		const boris = await world.person('boris');
		await anna.person.invites(boris, anna.project, 'author');
		const tablet = new Replica(boris);
		await fails('Раз');
		expect(await listed(tablet)).toHaveLength(1);
		await anna.person.delete(`/api/projects/${anna.project.id}/members/${boris.userId}`);
		await fails('Два');
		expect(await listed(tablet)).toEqual([]);
		await anna.person.invites(boris, anna.project, 'author');
		expect(await listed(tablet)).toEqual([]);
		expect(await listed()).toHaveLength(2);
	});

	it('goes with its project', async () => {
		await fails('Раз');
		expect(await listed()).toHaveLength(1);
		await anna.person.delete(`/api/projects/${anna.project.id}`);
		expect(await listed()).toEqual([]);
	});

	it('cannot be written by a device', async () => {
		await fails('Раз');
		const [mine] = await listed();
		if (!mine) throw new Error('nothing was told');
		const row = {
			newDocumentState: { ...mine, readAt: mine.at, about: 'Другое', writeId: 'w' },
			assumedMasterState: mine
		};
		expect(await phone.pushes('notices', [row])).toMatchObject([{ id: mine.id, about: 'Раз', readAt: null }]);
	});
});

it('is kept for ninety days, and thirty once it was read', async () => {
	await fails('Раз');
	await reads(anna.person, await listed());
	await fails('Два');
	// Longer than any session lasts, so it is asked of the tables.
	const after = async (days: number) => {
		world.clock.moveTo(new Date(world.clock.now().getTime() + days * 24 * 3_600_000));
		await world.passes('1m');
		const { rows } = await world.database.pool.query<{ about: string }>('select about from notices');
		return rows.map(({ about }) => about);
	};
	expect(await after(29)).toHaveLength(2);
	expect(await after(2)).toEqual(['Два']);
	expect(await after(58)).toEqual(['Два']);
	expect(await after(2)).toEqual([]);
});
