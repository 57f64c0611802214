import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { bodyOf } from './telegram/body.ts';
import { answerWith, isAfterAccept, isEndless, json, type Fault } from './telegram/faults.ts';
import { prepare } from './telegram/methods.ts';
import { Flood } from './telegram/flood.ts';
import { Storm } from './telegram/storm.ts';
import { previewOf } from './telegram/page.ts';
import { refused, type Reply } from './telegram/replies.ts';
import { Life } from './telegram/life.ts';
import {
	chatBy,
	Chats,
	type Accepted,
	type SimulatedChat,
	type SimulatedPerson,
	type Standing,
	type State
} from './telegram/state.ts';
import { aboutUpdates, Updates } from './telegram/updates.ts';

export interface NewChannel {
	title: string;
	username?: string;
	/** The token of the bot that is in it. */
	bot: string;
	standing?: Standing;
	type?: SimulatedChat['type'];
	/** Who made it. */
	creator?: SimulatedPerson;
	subscribers?: number;
	hasPage?: boolean;
	topics?: number[];
}

/** Telegram on this machine: the Bot API, and the public pages of channels. */
export interface Telegram {
	apiRoot: string;
	webRoot: string;
	/** What became messages, in the order in which it did. */
	accepted: Accepted[];
	/** What people do there. */
	life: Life;
	/** What a bot is told of it. */
	updatesOf(token: string): Updates;
	addBot(token: string): void;
	addChannel(channel: NewChannel): SimulatedChat;
	/** Lets the next requests of a method go wrong, one after the other; null lets one of them be. */
	fail(method: string, ...faults: (Fault | null)[]): void;
	/** From now on whoever sends too fast is told so, and how often that was stands here. */
	limits(): Flood;
	/** From now on whatever this bot sends is refused with these words. */
	refuses(token: string, error: { code: number; description: string }): void;
	/** A bot is told "too many" for so many seconds, and again for the next ones. */
	storms(token: string, pauses: number[]): Storm;
	/** From now on it takes so long for an answer, in milliseconds. */
	answersIn(ms: number): void;
	/** How many requests it is silent to at this moment. */
	silent(): number;
	/** Whoever still waits for an answer finds the line broken. */
	hangUp(): void;
	/** What was to go wrong, and has not yet, goes well. */
	heal(): void;
	/** From now on nobody listens, until it listens again. */
	refuseConnections(): Promise<void>;
	listen(): Promise<void>;
	stop(): Promise<void>;
}

/** How many requests have been answered before by a channel; ids have gaps, as real ones do. */
const firstMessage = 7;

export async function startTelegram(now: () => Date = () => new Date()): Promise<Telegram> {
	const state: State = { bots: new Map(), chats: new Chats(), people: [], accepted: [], now };
	const updates = new Map<string, Updates>();
	const updatesOf = (token: string): Updates => {
		const there = updates.get(token) ?? new Updates();
		updates.set(token, there);
		return there;
	};
	const faults = new Map<string, (Fault | null)[]>();
	const refusals = new Map<string, Fault>();
	let flood: Flood | undefined;
	let storm: Storm | undefined;
	let silent = 0;
	let pause = 0;
	const server = createServer((request, response) => {
		answer(request, response).catch(() => request.socket.destroy());
	});
	let port = 0;

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? [];
		const [, username] = /^\/s\/(\w+)/.exec(request.url ?? '') ?? [];
		if (username !== undefined) return page(username, response);
		const body = await bodyOf(request);
		const bot = state.bots.get(token);
		if (!bot) return json(response, 401, refused(401, 'Unauthorized'));
		const at = now().getTime();
		const fault =
			faults.get(method)?.shift() ??
			(method.startsWith('send') ? refusals.get(token) : undefined) ??
			storm?.judge(token, method, at) ??
			flood?.judge(token, method, body, at);
		if (!fault) {
			const hungUp = new AbortController();
			response.on('close', () => hungUp.abort());
			const told = aboutUpdates(updatesOf(token), method, body, hungUp.signal);
			if (told) return reply(response, await told);
		}
		const prepared = prepare(state, bot, method, body);
		if (!fault || isAfterAccept(fault)) prepared.accept?.();
		const answered = prepared.reply();
		if (typeof fault === 'string' && isEndless(fault)) {
			silent++;
			request.socket.once('close', () => silent--);
		}
		if (pause > 0) await sleep(pause);
		if (fault) return answerWith(fault, request, response, answered);
		reply(response, answered);
	}

	function page(username: string, response: ServerResponse): void {
		const named = chatBy(state, `@${username}`);
		const chat = named?.hasPage ? named : undefined;
		response.writeHead(
			chat ? 200 : 302,
			chat ? { 'content-type': 'text/html' } : { location: `/${username}` }
		);
		response.end(chat ? previewOf(state, chat) : '');
	}

	async function listen(): Promise<void> {
		await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
		port = (server.address() as AddressInfo).port;
	}

	async function close(): Promise<void> {
		const closed = new Promise((resolve) => void server.close(resolve));
		server.closeAllConnections();
		await closed;
	}

	await listen();
	const root = `http://127.0.0.1:${port}`;
	return {
		apiRoot: root,
		webRoot: root,
		accepted: state.accepted,
		life: new Life(state, updatesOf),
		updatesOf,
		addBot(token) {
			const id = Number(token.split(':')[0]);
			state.bots.set(token, { id, token, username: `bot${id}_bot` });
		},
		addChannel({
			title,
			username,
			bot,
			standing = 'posts',
			type = 'channel',
			subscribers = 42,
			hasPage = true,
			creator,
			topics = []
		}) {
			const chat: SimulatedChat = {
				id: (type === 'group' ? -4_000_001 : -1_001_000_000_001) - state.chats.size,
				...{ type, title, username, subscribers, hasPage },
				bots: new Map([[bot, standing]]),
				administrators: new Map(creator ? [[creator.id, 'creator']] : []),
				...{ topics: new Set(topics), nextMessage: firstMessage }
			};
			state.chats.add(chat);
			return chat;
		},
		fail: (method, ...more) => void faults.set(method, [...(faults.get(method) ?? []), ...more]),
		answersIn: (ms) => void (pause = ms),
		silent: () => silent,
		refuses: (token, error) => void refusals.set(token, { error }),
		storms: (token, pauses) => (storm = new Storm(token, pauses)),
		limits: () => (flood = new Flood()),
		hangUp: () => server.closeAllConnections(),
		heal: () => faults.clear(),
		refuseConnections: close,
		listen,
		stop: close
	};
}

const reply = (response: ServerResponse, answer: Reply): void =>
	json(response, answer.ok ? 200 : answer.error_code, answer);
