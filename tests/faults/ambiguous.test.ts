import { afterEach, beforeEach, expect, it } from 'vitest';
import { drain } from '#jobs/worker.ts';
import type { Media } from '#sync/records/media.ts';
import { botToken, Desk, made, pointTo, type FullPost } from '../kit/desk.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import type { Fault } from '../kit/telegram/faults.ts';
import { newWorld, type World } from '../kit/world.ts';
import { acceptedBy, expectSound, tallyOf } from './checker.ts';

/** Every fault on either side of acceptance, with everything that is sent: whatever happens, it is there once, or a person is asked. */

let telegram: Telegram;
let world: World;
let anna: Desk;
beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	telegram.addBot(botToken);
	world = await newWorld({ env: pointTo(telegram) });
	anna = await Desk.of(world);
});
afterEach(async () => {
	await world.end();
	await telegram.stop();
});

const contents = {
	text: { method: 'sendMessage', pictures: 0 },
	photo: { method: 'sendPhoto', pictures: 1 },
	album: { method: 'sendMediaGroup', pictures: 3 }
};
type Content = keyof typeof contents;

/** What the end is: sent after all, found, or a person asked; the last where Telegram has no way to tell. */
const faults: [Fault, { isOut: boolean; open: string; closed: string }][] = [
	['reset-before', { isOut: false, open: 'needs_review', closed: 'needs_review' }],
	['reset-after-accept', { isOut: true, open: 'published', closed: 'needs_review' }],
	['500-before', { isOut: false, open: 'needs_review', closed: 'needs_review' }],
	['500-after-accept', { isOut: true, open: 'published', closed: 'needs_review' }],
	['502-before', { isOut: false, open: 'needs_review', closed: 'needs_review' }],
	['504-after-accept', { isOut: true, open: 'published', closed: 'needs_review' }],
	['truncated-json-after-accept', { isOut: true, open: 'published', closed: 'needs_review' }],
	['html-200', { isOut: false, open: 'needs_review', closed: 'needs_review' }],
	['hang-before', { isOut: false, open: 'needs_review', closed: 'needs_review' }],
	['hang-after-accept', { isOut: true, open: 'published', closed: 'needs_review' }],
	[{ retryAfter: 7 }, { isOut: true, open: 'published', closed: 'published' }],
	[
		{ error: { code: 400, description: 'Bad Request: chat not found' } },
		{ isOut: false, open: 'failed', closed: 'failed' }
	]
];

const nameOf = (fault: Fault): string => (typeof fault === 'string' ? fault : JSON.stringify(fault));

async function writes(content: Content, username: string | undefined): Promise<FullPost> {
	const { pictures } = contents[content];
	const chat = telegram.addChannel({
		...{ title: 'Кофейня', bot: botToken, hasPage: username !== undefined },
		...(username === undefined ? {} : { username })
	});
	const files: Media[] = [];
	const colours = ['red', 'green', 'blue'];
	for (const colour of colours.slice(0, pictures)) files.push(await anna.picture(colour));
	const media = files.map(({ id }) => ({ mediaId: id }));
	return anna.writes(`Пост ${content} ${username ?? 'закрыто'}`, [await anna.telegram(chat)], { media });
}

/** Time passes although a send is under way: its network does not answer. */
async function sitsOut(): Promise<void> {
	const draining = drain(world.deps);
	await expect.poll(() => telegram.silent()).toBe(1);
	world.clock.moveTo(new Date(world.clock.now().getTime() + 61_000));
	await draining;
}

it.each(
	faults.flatMap(([fault, end]) =>
		Object.keys(contents).map((content) => [nameOf(fault), content as Content, fault, end] as const)
	)
)('F5: is there once or asked about after %s: %s', async (_, content, fault, end) => {
	const { method } = contents[content];
	for (const [username, status] of [
		['coffee', end.open],
		[undefined, end.closed]
	] as const) {
		const post = await writes(content, username);
		telegram.fail(method, fault);
		made(await anna.publishes(post));
		if (typeof fault === 'string' && fault.startsWith('hang')) await sitsOut();
		await world.passes('4m');
		expect((await anna.publicationOf(post)).status, `${username}`).toBe(status);
	}
	const tally = await tallyOf(world.database.pool, acceptedBy(telegram));
	expectSound(tally);
	expect(tally.accepted).toBe(end.isOut ? 2 : 0);
	// An hour later nothing has been sent after all.
	await world.passes('1h');
	expect(telegram.accepted).toHaveLength(end.isOut ? 2 : 0);
});
