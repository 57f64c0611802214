import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channelMessages } from '#db/schema.ts';
import { refusals } from '#sync/errors.ts';
import type { Account } from '#sync/records/account.ts';
import { fromHtml } from '#sync/text/from-html.ts';
import { plainText } from '#sync/text/measure.ts';
import { networkContract } from '#tests/kit/network.contract.ts';
import { sends } from '#tests/kit/outgoing.ts';
import { startTelegram, type Telegram } from '#tests/kit/telegram.ts';
import type { SimulatedChat } from '#tests/kit/telegram/state.ts';
import { newWorld, type World } from '#tests/kit/world.ts';
import { folders } from './index.ts';
import type { Channel, Network } from './network.ts';
import { telegram } from './telegram/telegram.ts';

const token = '700000009:AAH-simulated_token_of_a_bot';
const text = sends('Раз');
const soon = () => AbortSignal.timeout(3000);

it('has words for every code that a network declares, and no code twice', async () => {
	const world = await newWorld();
	const codes = folders.flatMap((folder) => Object.keys(folder.refusals));
	expect(new Set([...codes, ...Object.keys(refusals)]).size).toBe(
		codes.length + Object.keys(refusals).length
	);
	const spoken = folders.map(({ id }) => Object.keys(world.deps.networks.get(id)?.face.refusals ?? {}));
	expect(spoken).toEqual(folders.map((folder) => Object.keys(folder.refusals)));
	expect([...world.deps.networks].map(([id, { manifest }]) => manifest.id === id)).toEqual(
		folders.map(() => true)
	);
	await world.end();
});

describe('telegram', () => {
	let there: Telegram;
	let chat: SimulatedChat;
	let network: Network;
	let channel: Channel;
	beforeEach(async () => {
		there = await startTelegram();
		there.addBot(token);
		chat = there.addChannel({ title: 'Кофейня', username: 'coffee', bot: token });
		const roots = { telegramApiRoot: there.apiRoot, telegramWebRoot: there.webRoot };
		network = telegram({ ...roots, telegramBotToken: undefined });
		channel = { accountId: 'a', externalId: String(chat.id), username: 'coffee', secret: token };
	});
	afterEach(() => there.stop());

	networkContract(() => ({
		network,
		channel,
		readersSee: async () => there.accepted.map((message) => message.text)
	}));

	it('knows that nothing left where there was no connection', async () => {
		await there.refuseConnections();
		const outcome = await network.send(channel, text, soon());
		await there.listen();
		expect(outcome).toMatchObject({ is: 'not_sent', code: 'telegram_unreachable' });
		expect(JSON.stringify(outcome)).not.toContain(token);
	});

	it('waits as long as it is asked to', async () => {
		there.fail('sendMessage', { retryAfter: 14 });
		expect(await network.send(channel, text, soon())).toMatchObject({ is: 'not_sent', retryAfterMs: 14_000 });
	});

	it.each([
		...(['reset-before', 'reset-after-accept', 'hang-after-accept', '500-after-accept'] as const),
		...(['truncated-json-after-accept', 'html-200'] as const)
	])('does not know what became of a message: %s', async (fault) => {
		there.fail('sendMessage', fault);
		const outcome = await network.send(channel, text, AbortSignal.timeout(300));
		expect(outcome.is).toBe('unknown');
		expect(JSON.stringify(outcome)).not.toContain(token);
	});

	it('refuses without a bot', async () => {
		const outcome = await network.send({ ...channel, secret: null }, text, soon());
		expect(outcome).toMatchObject({ is: 'refused', code: 'telegram_token_missing' });
	});

	it('does not take an older message of the same words for a new one', async () => {
		await network.send(channel, text, soon());
		const later = new Date(Date.now() + 3_600_000);
		expect(await network.verify(channel, text, later, soon())).toMatchObject({ is: 'missing' });
	});
});

describe('sandbox', () => {
	let world: World;
	let channel: Channel;
	let network: Network;
	beforeEach(async () => {
		world = await newWorld();
		const anna = await world.person('anna');
		const { id: projectId } = await anna.creates({ project: 'Кофейня' });
		const { body } = await anna.post<Account>('/api/accounts/sandbox', { projectId, title: 'Проба' });
		channel = { accountId: body.id, externalId: body.externalId, username: null, secret: null };
		const found = world.deps.networks.get('sandbox');
		if (!found) throw new Error('there is no sandbox');
		network = found;
	});
	afterEach(() => world.end());

	const messages = () =>
		world.deps.db.select().from(channelMessages).where(eq(channelMessages.accountId, channel.accountId));

	networkContract(() => ({
		network,
		channel,
		readersSee: async () => (await messages()).map(({ html }) => plainText(fromHtml(html)))
	}));

	it('answers a repeated send with the first message, also when both come at once', async () => {
		const outcomes = await Promise.all([1, 2, 3].map(() => network.send(channel, text, soon())));
		expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
		expect(await messages()).toHaveLength(1);
	});

	it('proves that a message is not there', async () => {
		expect(await network.verify(channel, text, new Date(), soon())).toEqual({ is: 'absent' });
	});
});
