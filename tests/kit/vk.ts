import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyOf } from './vk/body.ts';
import { answerWith, isAfterAccept, json, type Fault } from './vk/faults.ts';
import { prepare } from './vk/methods.ts';
import type { Accepted, AdminLevel, Community, Moods, State, Token } from './vk/state.ts';
import type { VkError } from './vk/replies.ts';
import { authorized, communityKeys, exchanged, type SignIn } from './vk/sign-in.ts';
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
	idRoot: string;
	oauthRoot: string;
	/** The app of the installation, and who sits before the browser. */
	signIn: SignIn;
	/** What has changed something, in the order in which it did; nothing is ever taken out. */
	accepted: Accepted[];
	moods: Moods;
	addCommunity(community: NewCommunity): Community;
	/** Makes a token good, or a new one. */
	addToken(token: Partial<Token> & Pick<Token, 'value' | 'kind' | 'owner'>): Token;
	/** Lets the next requests of a method go wrong, one after the other; null lets one of them be. */
	fail(method: string, ...faults: (Fault | null)[]): void;
	/** From now on whatever is posted with this token is refused with these words. */
	refuses(token: string, error: VkError): void;
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
	const signIn: SignIn = {
		app: { clientId: '51000001', secret: 'simulated-secret-of-the-app', redirectUris: new Set() },
		...{ person: null, granted: new Set(userScopes), codes: new Map(), refreshing: new Map(), renewals: 0 }
	};
	const refusals = new Map<string, VkError>();
	const faults = new Map<string, (Fault | null)[]>();
	const server = createServer((request, response) => {
		answer(request, response).catch(() => request.socket.destroy());
	});

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname, searchParams } = new URL(request.url ?? '/', root());
		const [, method] = /^\/method\/([\w.]+)$/.exec(pathname) ?? [];
		const [, upload] = /^\/upload\/([\w-]+)$/.exec(pathname) ?? [];
		if (pathname.startsWith('/captcha/')) {
			response.writeHead(200, { 'content-type': 'image/gif' });
			response.end(onePixel);
			return;
		}
		if (/^\/(id|oauth)\/authorize$/.test(pathname)) return sendOn(response, searchParams);
		if (pathname === '/oauth/access_token') {
			return json(response, 200, communityKeys(state, signIn, searchParams));
		}
		const body = await bodyOf(request);
		if (pathname === '/id/oauth2/auth') {
			const { reply, accept } = { accept: () => undefined, ...exchanged(state, signIn, body.parameters) };
			return answerAs('sign-in', request, response, reply, accept);
		}
		if (upload !== undefined) return json(response, 200, uploaded(state, upload, body));
		if (method === undefined) return json(response, 404, { error: 'not found' });
		const error = method === 'wall.post' && refusals.get(body.parameters['access_token'] ?? '');
		if (error) return json(response, 200, { error });
		const prepared = prepare(state, method, body.parameters);
		return answerAs(method, request, response, prepared.reply(), prepared.accept);
	}

	function answerAs(
		method: string,
		request: IncomingMessage,
		response: ServerResponse,
		reply: unknown,
		accept: () => void = () => undefined
	): void {
		const fault = faults.get(method)?.shift();
		if (!fault || isAfterAccept(fault)) accept();
		if (fault) return answerWith(fault, request, response, reply);
		json(response, 200, reply);
	}

	function sendOn(response: ServerResponse, query: URLSearchParams): void {
		const address = authorized(signIn, query);
		response.writeHead(address === null ? 400 : 302, address === null ? {} : { location: address });
		response.end();
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
		...{ idRoot: `${root()}/id`, oauthRoot: `${root()}/oauth`, signIn },
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
		refuses: (token, error) => void refusals.set(token, error),
		heal: () => faults.clear(),
		refuseConnections: close,
		listen,
		stop: close
	};
}
