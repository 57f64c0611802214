import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectionNames } from '#sync/collection.ts';
import { newSeal } from '#server/core/seal.ts';
import { reseal } from '#server/secrets/reseal.ts';
import { secretOf } from '#server/accounts/secrets.ts';
import { botToken, Desk, pointTo } from '../kit/desk.ts';
import { dumpOf, foundIn } from '../kit/dump.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

let telegram: Telegram;
let world: World;
let desk: Desk;
let accountId: string;

beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	world = await newWorld({ env: pointTo(telegram) });
	desk = await Desk.of(world);
	telegram.addBot(botToken);
	const channel = telegram.addChannel({ title: 'Новости', username: 'news', bot: botToken });
	accountId = (await desk.telegram(channel)).id;
});
afterEach(async () => {
	await world.end();
	await telegram.stop();
});

/** What nobody may ever read: the bot's token, and what opens a person's account. */
const planted = (): string[] => {
	const { password, session } = desk.person;
	const cookies = [...session.cookies.values()];
	const mailed = world.mails.flatMap(({ link }) => new URL(link).searchParams.get('token') ?? []);
	const [, secretPart = ''] = botToken.split(':');
	return [
		botToken,
		secretPart,
		password,
		session.accessToken ?? '',
		...cookies,
		...mailed,
		world.deps.config.secretKey
	];
};

describe('a secret', () => {
	it('stands in no log, no sync, no refusal, no export and no dump of the database', async () => {
		const { person, project } = desk;
		// Things go well, and things go wrong: both are told of.
		const post = await desk.writes('О погоде', [{ id: accountId }] as never);
		await person.post(`/api/posts/${post.id}/publish`, {});
		await world.passes('1m');
		await desk.asksForTelegram('@nowhere', botToken);
		await desk.asksForTelegram('@news', `${botToken}x`);
		await person.post(`/api/accounts/${accountId}/sync`);
		await telegram.stop();
		await desk.asksForTelegram('@news', botToken);
		await person.post(`/api/accounts/${accountId}/sync`);
		await person.session.call('POST', '/api/auth/login', { email: person.email, password: 'wrong password' });

		const answers: unknown[] = [];
		for (const name of collectionNames) answers.push((await person.get(`/sync/${name}/pull?limit=500`)).body);
		for (const path of ['/api/accounts', '/api/posts', '/api/media']) {
			answers.push((await person.get(`${path}?projectId=${project.id}`)).body);
		}
		for (const format of ['csv', 'jsonl']) {
			answers.push((await person.post(`/api/projects/${project.id}/audit/export?format=${format}`)).body);
		}
		answers.push((await desk.asksForTelegram('@news', `${botToken}x`)).body);
		const said = JSON.stringify(answers);
		expect(planted().filter((secret) => said.includes(secret))).toEqual([]);

		const logged = world.logged.join('\n');
		expect(planted().filter((secret) => logged.includes(secret))).toEqual([]);
		expect(foundIn(await dumpOf(world.database.pool), planted())).toEqual([]);
	});

	it('can be opened in its own row alone, and after the root key was changed', async () => {
		const { db, config } = world.deps;
		const { pool } = world.database;
		expect(await secretOf(db, world.deps, accountId)).toBe(botToken);
		const fresh = 'f'.repeat(43);
		const changed = newSeal({ present: fresh, former: [config.secretKey] });
		expect(await reseal(db, changed)).toBe(1);
		expect(await reseal(db, changed)).toBe(0);
		expect(await secretOf(db, { seal: newSeal(fresh) }, accountId)).toBe(botToken);
		await expect(secretOf(db, { seal: newSeal(config.secretKey) }, accountId)).rejects.toThrow('another key');

		const other = telegram.addChannel({ title: 'Другие', username: 'other', bot: botToken });
		const { id } = await desk.telegram(other);
		await pool.query(
			`update account_secrets set sealed = (select sealed from account_secrets where account_id = $1) where account_id = $2`,
			[accountId, id]
		);
		await expect(secretOf(db, { seal: newSeal(fresh) }, id)).rejects.toThrow();
	});

	it('that was generated can be read by its owner alone', async () => {
		const folder = join(world.deps.config.dataDir, 'secrets');
		const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
		expect(await modeOf(folder)).toBe('700');
		for (const name of ['secret-key', 'vapid-keys']) expect(await modeOf(join(folder, name))).toBe('600');
	});
});
