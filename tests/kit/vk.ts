import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf } from './vk/body.ts';
import { answerWith, isAfterAccept, json, type Fault } from './vk/faults.ts';
import { prepare } from './vk/methods.ts';
import type { Accepted, AdminLevel, Community, Moods, State, Token } from './vk/state.ts';
import { uploaded } from './vk/uploads.ts';

export interface NewCommunity {
	name: string;
	screenName?: string;
	members?: number;
	team?: [person: number, level: AdminLevel][];
}

/** VKontakte on this machine: the API and its upload servers. */
export interface Vk {
	apiRoot: string;
	/** What has changed something, in the order in which it did; nothing is ever taken out. */
	accepted: Accepted[];
	moods: Moods;
	addCommunity(community: NewCommunity): Community;
	/** Makes a token good, or a new one. */
	addToken(token: Partial<Token> & Pick<Token, 'value' | 'kind' | 'owner'>): Token;
	/** Lets the next requests of a method go wrong, one after the other; null lets one of them be. */
	fail(method: string, ...faults: (Fault | null)[]): void;
	/** What was to go wrong, and has not yet, goes well. */
	heal(): void;
	/** From now on nobody listens, until it listens again. */
	refuseConnections(): Promise<void>;
	listen(): Promise<void>;
	stop(): Promise<void>;
}

/** All that a community's key, and a person's token, can be given. */
export const groupScopes = ['manage', 'wall', 'photos', 'docs', 'messages', 'stories'];
export const userScopes = ['wall', 'groups', 'photos', 'video', 'docs', 'stats'];

/** The smallest picture there is. */
const onePixel = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');

export async function startVk(now: () => Date = () => new Date()): Promise<Vk> {
	let port = 0;
	const root = () => `http://127.0.0.1:${port}`;
	const state: State = {
		...{ tokens: new Map(), communities: [], accepted: [], uploads: new Map(), attachable: new Map() },
		...{ guids: new Map(), nextFile: 457_239_017, root, now },
		moods: { isGroupPosting: true, repeatedGuid: 'same', captcha: null, pictured: new Set() }
	};
	const faults = new Map<string, (Fault | null)[]>();
	const server = createServer((request, response) => {
		answer(request, response).catch(() => request.socket.destroy());
	});

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname } = new URL(request.url ?? '/', root());
		const [, method] = /^\/method\/([\w.]+)$/.exec(pathname) ?? [];
		const [, upload] = /^\/upload\/([\w-]+)$/.exec(pathname) ?? [];
		if (pathname.startsWith('/captcha/')) {
			response.writeHead(200, { 'content-type': 'image/gif' });
			response.end(onePixel);
			return;
		}
		const body = await bodyOf(request);
		if (upload !== undefined) return json(response, 200, uploaded(state, upload, body));
		if (method === undefined) return json(response, 404, { error: 'not found' });
		const prepared = prepare(state, method, body.parameters);
		const fault = faults.get(method)?.shift();
		const reply = prepared.reply();
		if (!fault || isAfterAccept(fault)) prepared.accept?.();
		if (fault) return answerWith(fault, request, response, reply);
		json(response, 200, reply);
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
	return {
		apiRoot: `${root()}/method`,
		...{ accepted: state.accepted, moods: state.moods },
		addCommunity({ name, screenName, members = 433, team = [] }) {
			const id = 1001 + state.communities.length;
			const community: Community = {
				...{ id, name, screenName: screenName ?? `club${id}`, members, team: new Map(team) },
				...{ wall: [], nextPost: 1701, pinned: null, slots: new Set() }
			};
			state.communities.push(community);
			return community;
		},
		addToken({ scopes, expiresAt = null, ...token }) {
			const all = new Set(token.kind === 'group' ? groupScopes : userScopes);
			const made = { ...token, scopes: scopes ?? all, expiresAt };
			state.tokens.set(made.value, made);
			return made;
		},
		fail: (method, ...more) => void faults.set(method, [...(faults.get(method) ?? []), ...more]),
		heal: () => faults.clear(),
		refuseConnections: close,
		listen,
		stop: close
	};
}
