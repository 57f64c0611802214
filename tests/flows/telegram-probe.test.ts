import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { TargetOptions } from '#sync/records/post.ts';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import type { Fault } from '../kit/telegram/faults.ts';
import type { SimulatedChat } from '../kit/telegram/state.ts';
import { newWorld, type World } from '../kit/world.ts';

/** A closed channel has no page to look at: the host's service chat, to which its bot forwards, tells what is there. */

/** The installation's own. */
const secondBot = '700000042:AAH-the_bot_of_this_installation';

let telegram: Telegram;
let world: World;
let anna: Desk;
let closed: SimulatedChat;
let service: SimulatedChat;
let account: Account;
beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	for (const token of [botToken, secondBot]) telegram.addBot(token);
	closed = telegram.addChannel({ title: 'Закрытый', bot: botToken, hasPage: false });
	service = telegram.addChannel({ title: 'Служебный', bot: botToken, hasPage: false });
	service.bots.set(secondBot, 'posts');
	const own = { TELEGRAM_BOT_TOKEN: secondBot, TELEGRAM_SERVICE_CHAT: String(service.id) };
	world = await newWorld({ env: { ...pointTo(telegram), ...own } });
	anna = await Desk.of(world);
	account = await anna.telegram(closed);
});
afterEach(async () => {
	await world.end();
	await telegram.stop();
});

const textsIn = (chat: SimulatedChat) =>
	telegram.accepted.filter(({ chatId }) => chatId === chat.id).map(({ text }) => text);

/** A post that everybody knows of, and one whose answer is lost. */
async function loses(fault: Fault, options: TargetOptions = {}) {
	made(await anna.publishes(await anna.writes('До', [{ accountId: account.id, options }])));
	await world.passes('10s');
	const post = await anna.writes('<b>Вышло</b> ли?', [account]);
	telegram.fail('sendMessage', fault);
	made(await anna.publishes(post));
	await world.passes('3m');
	return anna.publicationOf(post);
}

it.each(['reset-after-accept', '500-after-accept', 'truncated-json-after-accept'] as const)(
	'finds there what was accepted, and never sends it twice: %s',
	async (fault) => {
		const { status, externalIds, attempts } = await loses(fault);
		expect(textsIn(closed)).toEqual(['До', 'Вышло ли?']);
		expect(status).toBe('published');
		expect(externalIds).toEqual(telegram.accepted.filter(({ text }) => text === 'Вышло ли?').map(idOf));
		expect(attempts.at(-1)?.outcome).toBe('confirmed');
	}
);

it.each(['reset-before', '500-before', 'html-200'] as const)(
	'sends again what two looks half a minute apart have ruled out: %s',
	async (fault) => {
		const { status, attempts } = await loses(fault);
		expect(textsIn(closed)).toEqual(['До', 'Вышло ли?']);
		expect(status).toBe('published');
		expect(attempts.map(({ outcome, code }) => code ?? outcome)).toEqual(
			expect.arrayContaining(['missing', 'absent', 'published'])
		);
	}
);

it('rules out also what was to follow an album', async () => {
	const media = [{ mediaId: (await anna.picture('red')).id }, { mediaId: (await anna.picture('blue')).id }];
	made(await anna.publishes(await anna.writes('Альбом', [account], { media })));
	await world.passes('10s');
	const post = await anna.writes('Вышло ли?', [account]);
	telegram.fail('sendMessage', '500-before');
	made(await anna.publishes(post));
	await world.passes('3m');
	expect((await anna.publicationOf(post)).status).toBe('published');
	expect(textsIn(closed)).toEqual(['Альбом', 'Вышло ли?']);
});

it('asks the installation’s bot, where that is in the channel too and the channel’s own is not in the service chat', async () => {
	const own = '700000077:AAH-a_bot_of_its_own_somewhere';
	telegram.addBot(own);
	const chat = telegram.addChannel({ title: 'Со своим', bot: own, hasPage: false });
	chat.bots.set(secondBot, 'administrator');
	account = await anna.telegram(chat, own);
	expect((await loses('reset-after-accept')).status).toBe('published');
	expect(textsIn(chat)).toEqual(['До', 'Вышло ли?']);
	chat.bots.delete(secondBot);
	expect((await loses('reset-after-accept')).status).toBe('needs_review');
});

it('leaves no copies behind', async () => {
	await loses('500-before');
	expect(textsIn(service)).toEqual([]);
});

it('is asked about where the known message does not come through', async () => {
	expect((await loses('500-before', { protect: true })).status).toBe('needs_review');
	expect(textsIn(closed)).toEqual(['До']);
});

it('is asked about where a message came that nobody here knows', async () => {
	made(await anna.publishes(await anna.writes('До', [account])));
	await world.passes('10s');
	const post = await anna.writes('Вышло ли?', [account]);
	telegram.fail('sendMessage', '500-before');
	made(await anna.publishes(post));
	telegram.life.writes(closed, 'Чужое');
	await world.passes('3m');
	expect((await anna.publicationOf(post)).status).toBe('needs_review');
	expect(textsIn(closed)).toEqual(['До', 'Чужое']);
});

it('takes no older message of the same words for it', async () => {
	made(await anna.publishes(await anna.writes('Вышло ли?', [account])));
	await world.passes('10m');
	const { status } = await loses('500-before');
	expect(status).toBe('published');
	expect(textsIn(closed)).toEqual(['Вышло ли?', 'До', 'Вышло ли?']);
});

const idOf = ({ messageIds: [id] }: { messageIds: number[] }) => String(id);
