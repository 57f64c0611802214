import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { Overflow } from '#sync/records/project.ts';
import { botToken, Desk, made, pointTo, type FullPost } from '../kit/desk.ts';
import type { Problem } from '../kit/session.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

/** A text without room in one message: refused, sent after the files, or split, as the project wants it. */

let telegram: Telegram;
let world: World;
let anna: Desk;
let channel: Account;
beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	telegram.addBot(botToken);
	world = await newWorld({ env: pointTo(telegram) });
	anna = await Desk.of(world);
	channel = await anna.telegram(telegram.addChannel({ title: 'Кофейня', username: 'coffee', bot: botToken }));
});
afterEach(async () => {
	await world.end();
	await telegram.stop();
});

const wants = (overflow: Overflow) => anna.person.put(`/api/projects/${anna.project.id}`, { overflow });
const lengths = () => telegram.accepted.map(({ method, text }) => [method, [...text].length]);

async function withPicture(length: number): Promise<FullPost> {
	const { id: mediaId } = await anna.picture('red');
	return anna.writes('слово '.repeat(length / 6), [channel], { media: [{ mediaId }] });
}

it('is refused before it is planned, unless the project wants otherwise', async () => {
	const post = await withPicture(1200);
	const { body } = await anna.person.post<Problem>(`/api/posts/${post.id}/publish`, {});
	expect(body).toMatchObject({ status: 422, code: 'caption_too_long' });
});

it.each([
	[
		'attach',
		[
			['sendPhoto', 0],
			['sendMessage', 1199]
		]
	],
	[
		'split',
		[
			['sendPhoto', 1019],
			['sendMessage', 179]
		]
	]
] as const)('goes out as the preview says, where the project wants it: %s', async (overflow, messages) => {
	made(await wants(overflow));
	const post = await withPicture(1200);
	const { parts } = made(
		await anna.person.get<{ parts: { kind: string }[] }>(
			`/api/posts/${post.id}/preview?accountId=${channel.id}`
		)
	);
	expect(parts.map(({ kind }) => kind)).toEqual(['message', 'message']);
	made(await anna.publishes(post));
	await world.passes('5s');
	expect(lengths()).toEqual(messages);
});

it('is still told apart when its words change, though the project wants another thing by now', async () => {
	made(await wants('split'));
	const post = await withPicture(1200);
	made(await anna.publishes(post));
	await world.passes('5s');
	made(await wants('refuse'));
	made(await anna.person.put(`/api/posts/${post.id}`, { html: 'буква '.repeat(200) }));
	await world.passes('5s');
	expect(lengths()).toEqual([
		['sendPhoto', 1019],
		['sendMessage', 179]
	]);
	expect(telegram.accepted.map(({ text }) => text.slice(0, 5))).toEqual(['буква', 'буква']);
});

it.each([
	['emoji', '😀'],
	['letters from right to left', 'ש'],
	['letters beyond the basic plane', '𝒜']
])('is counted as its readers would, to the last character: %s', async (_, letter) => {
	const { id: mediaId } = await anna.picture('red');
	const plans = async (length: number, media: { mediaId: string }[]) => {
		const post = await anna.writes(`<b>${letter.repeat(length)}</b>`, [channel], { media });
		const scheduledAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
		return anna.person.post<Problem>('/api/posts/schedule', { postId: post.id, scheduledAt });
	};
	expect((await plans(4096, [])).status).toBe(200);
	expect((await plans(1024, [{ mediaId }])).status).toBe(200);
	expect((await plans(4097, [])).body).toMatchObject({ code: 'text_too_long', accountId: channel.id });
	expect((await plans(1025, [{ mediaId }])).body).toMatchObject({
		code: 'caption_too_long',
		accountId: channel.id
	});
	await world.passes('2m');
	expect(lengths()).toEqual([
		['sendMessage', 4096],
		['sendPhoto', 1024]
	]);
});

it.each([
	['a tag that is never closed', '<b>раз<i>два', 'раздва'],
	['tags that are closed crosswise', '<b>раз<i>два</b>три</i>', 'раздватри'],
	['closing tags of nothing', 'раз</b></i>два', 'раздва'],
	['what is no markup', 'a < b && c > d &nbsp;&laquo;e&raquo; &#1078;', 'a < b && c > d «e» ж'],
	['tags of other places', '<div><p>раз</p><p>два</p></div><img src=x onerror=alert(1)>', 'раз\nдва'],
	['quotes in quotes', '<blockquote>раз<blockquote>два</blockquote></blockquote>', 'раздва']
])('reaches its readers as words, whatever is pasted: %s', async (_, html, words) => {
	made(await anna.publishes(await anna.writes(html, [channel])));
	await world.passes('2m');
	const [only] = telegram.accepted;
	expect(only?.text.replaceAll(/[\u00a0 ]+/g, ' ')).toBe(words);
});
