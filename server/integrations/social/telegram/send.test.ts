import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { MediaKind } from '#sync/records/media.ts';
import type { Poll } from '#sync/records/poll.ts';
import type { TargetOptions } from '#sync/records/post.ts';
import { sends } from '#tests/kit/outgoing.ts';
import { startTelegram, type Telegram } from '#tests/kit/telegram.ts';
import type { SimulatedChat } from '#tests/kit/telegram/state.ts';
import type { Channel, Network, Outgoing, OutgoingMedium } from '../network.ts';
import { telegram } from './telegram.ts';

/** What Telegram is asked for each kind of message: by which method, and with which of its parameters. */

const token = '700000009:AAH-simulated_token_of_a_bot';
const soon = () => AbortSignal.timeout(5000);

const folder = await mkdtemp(join(tmpdir(), 'twexel-send-'));
await writeFile(join(folder, 'file'), 'bytes of a file');
afterAll(() => rm(folder, { recursive: true, force: true }));

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

const file = (kind: MediaKind, mime: string, over: Partial<OutgoingMedium> = {}): OutgoingMedium => ({
	...{ mediaId: 'm', kind, mime, bytes: 15, width: 640, height: 360, name: 'имя.файла', spoiler: false },
	...{ path: join(folder, 'file'), ...over }
});
const photo = file('image', 'image/jpeg');
const film = file('video', 'video/mp4');
const paper = file('document', 'application/pdf');

/** What was asked for, once it has been taken. */
async function asked(outgoing: Outgoing, to = channel): Promise<Record<string, unknown>> {
	expect(await network.send(to, outgoing, soon())).toMatchObject({ is: 'published' });
	const { method, parameters, files } = there.accepted.at(-1) ?? {};
	const { chat_id: _chat, ...rest } = parameters ?? {};
	return { method, files, ...rest };
}
const withOptions = (media: OutgoingMedium[], options: TargetOptions, text = '<b>Да</b>') =>
	sends(text, media, { options });

it.each([
	['sendPhoto', photo, { has_spoiler: true }],
	['sendVideo', film, { has_spoiler: true, width: 640, height: 360, supports_streaming: true }],
	['sendAnimation', file('animation', 'image/gif'), { has_spoiler: true, width: 640, height: 360 }],
	['sendDocument', paper, { disable_content_type_detection: true }],
	['sendAudio', file('audio', 'audio/mpeg'), {}],
	['sendVoice', file('audio', 'audio/ogg'), {}]
] as const)('%s', async (method, medium, own) => {
	const options = { silent: true, protect: true, captionAbove: true };
	const hidden = { ...medium, spoiler: true };
	const request = await asked(withOptions([hidden], options));
	expect(request).toMatchObject({
		...{ method, files: [15], caption: '<b>Да</b>', parse_mode: 'HTML', ...own },
		...{ disable_notification: true, protect_content: true }
	});
	const isPicture = !['sendDocument', 'sendAudio', 'sendVoice'].includes(method);
	expect('show_caption_above_media' in request).toBe(isPicture);
	expect('has_spoiler' in request).toBe(isPicture);
});

it('says of every picture of an album that its words stand above, and gives them to the first', async () => {
	const { method, media } = (await asked(
		withOptions([photo, { ...film, spoiler: true }, photo], { captionAbove: true })
	)) as { method: string; media: Record<string, unknown>[] };
	expect(method).toBe('sendMediaGroup');
	expect(media).toMatchObject([
		{ type: 'photo', caption: '<b>Да</b>', parse_mode: 'HTML', show_caption_above_media: true },
		{ type: 'video', has_spoiler: true, supports_streaming: true, show_caption_above_media: true },
		{ type: 'photo', show_caption_above_media: true }
	]);
	expect(media.map((item) => 'caption' in item)).toEqual([true, false, false]);
});

it('gives the words of several documents to the last of them, below all', async () => {
	const { media } = (await asked(withOptions([paper, paper], { captionAbove: true }))) as {
		media: Record<string, unknown>[];
	};
	expect(media.map(({ type, caption }) => [type, caption])).toEqual([
		['document', undefined],
		['document', '<b>Да</b>']
	]);
	expect(media.some((item) => 'show_caption_above_media' in item)).toBe(false);
});

it('keeps the name of a file that readers open, whatever is in it', async () => {
	for (const name of ['Прайс; зима 2026.pdf', 'say "hi".pdf', 'a b;filename=x.pdf']) {
		await asked(sends('', [{ ...paper, name }]));
		expect(there.accepted.at(-1)?.names).toEqual([name]);
	}
});

it('draws the card of a link as it is wished: another address, above, large or small, or none', async () => {
	const card = async (options: TargetOptions) => {
		const request = await asked(withOptions([], options, 'https://example.com'));
		return request['link_preview_options'];
	};
	expect(await card({})).toBeUndefined();
	expect(await card({ disableLinkPreview: true })).toEqual({ is_disabled: true });
	const wished = { link: 'https://example.org', linkPreviewAbove: true, linkPreviewSize: 'large' } as const;
	expect(await card(wished)).toEqual({
		...{ url: 'https://example.org', show_above_text: true, prefer_large_media: true }
	});
	expect(await card({ linkPreviewSize: 'small' })).toEqual({ prefer_small_media: true });
});

it('hangs buttons below the one message that bears them', async () => {
	const buttons = [
		[{ text: 'Читать', url: 'https://example.com' }],
		[{ text: 'Ещё', url: 'https://b.example' }]
	];
	const text = sends('Да', [], { options: { buttons } });
	const bearer = { ...text, part: { ...text.part, hasButtons: true } as Outgoing['part'] };
	expect(await asked(bearer)).toMatchObject({ reply_markup: { inline_keyboard: buttons } });
	expect(await asked(text)).not.toHaveProperty('reply_markup');
});

it('writes into a topic of a group, and says so where there is none such any more', async () => {
	const group = there.addChannel({ title: 'Клуб', bot: token, type: 'supergroup', topics: [5] });
	const to = { ...channel, externalId: String(group.id), username: null };
	expect(await asked(sends('Да', [], { options: { topicId: 5 } }), to)).toMatchObject({
		message_thread_id: 5
	});
	const outcome = await network.send(to, sends('Да', [], { options: { topicId: 6 } }), soon());
	expect(outcome).toEqual({
		...{ is: 'refused', code: 'topic_not_found', message: 'Bad Request: message thread not found' }
	});
});

const poll: Poll = { question: 'Кофе?', options: ['Да', 'Нет'], isMultiple: true, isAnonymous: true };
const polled = (over: Partial<Poll>, options: TargetOptions = {}): Outgoing => ({
	...sends(''),
	part: { is: 'poll', poll: { ...poll, ...over } },
	options
});

it('asks a poll, a quiz, and until when', async () => {
	expect(await asked(polled({}, { silent: true }))).toMatchObject({
		...{ method: 'sendPoll', question: 'Кофе?', options: [{ text: 'Да' }, { text: 'Нет' }] },
		...{ allows_multiple_answers: true, is_anonymous: true, disable_notification: true }
	});
	const quiz = { correct: [1], explanation: 'Потому что' };
	expect(await asked(polled({ quiz, closesAt: '2026-12-01T09:00:00.000Z' }))).toMatchObject({
		...{ type: 'quiz', correct_option_ids: [1], explanation: 'Потому что', close_date: 1796115600 }
	});
	expect(await network.send(channel, polled({ isAnonymous: false }), soon())).toMatchObject({
		...{ is: 'refused', code: 'poll_not_anonymous' }
	});
});

it('pins quietly what is out, and a refused pin takes nothing from the channel', async () => {
	await asked(sends('Закрепить'));
	const first = { externalIds: [String(there.accepted[0]?.messageIds[0])], url: null };
	const pin: Outgoing = { ...sends(''), part: { is: 'pin' }, first };
	expect(await network.send(channel, pin, soon())).toMatchObject({ is: 'published' });
	expect(chat.pinned).toBe(Number(first.externalIds[0]));
	const description = 'Bad Request: not enough rights to manage pinned messages in the chat';
	there.fail('pinChatMessage', { error: { code: 400, description } });
	const outcome = await network.send(channel, pin, soon());
	expect(outcome).toEqual({ is: 'refused', code: 'bot_lacks_right', message: description });
});

it('counts by code points: what is one character to its reader is one, at the very edge', async () => {
	const { text: edge, caption } = network.manifest.limits;
	for (const letter of ['😀', 'ש', 'ж']) {
		expect(await network.send(channel, sends(letter.repeat(edge)), soon())).toMatchObject({
			is: 'published'
		});
		expect(await network.send(channel, sends(letter.repeat(edge + 1)), soon())).toMatchObject({
			...{ is: 'refused', code: 'text_too_long' }
		});
		expect(await network.send(channel, sends(letter.repeat(caption), [photo]), soon())).toMatchObject({
			is: 'published'
		});
		expect(await network.send(channel, sends(letter.repeat(caption + 1), [photo]), soon())).toMatchObject({
			...{ is: 'refused', code: 'caption_too_long' }
		});
	}
});
