import { createHash, randomUUID } from 'node:crypto';
import type { State, Token } from './state.ts';

/** VK ID and the old OAuth as the program meets them (spec: services.md, 2.4): codes of one use, rotating tokens, keys of communities. */
export interface SignIn {
	app: { clientId: string; secret: string; redirectUris: Set<string> };
	/** Who sits before the browser; null says no to everything. */
	person: number | null;
	/** What VK lets the app have of what it asks for. */
	granted: Set<string>;
	codes: Map<string, Code>;
	refreshing: Map<string, { person: number; device: string; scopes: Set<string> }>;
	/** How many tokens were given for refreshing ones. */
	renewals: number;
}

interface Code {
	person: number;
	redirectUri: string;
	challenge: string;
	device: string;
	group: string | null;
}

const hour = 3_600_000;

/** Where the browser is sent on; null for a request that VK shows an error page for. */
export function authorized(signIn: SignIn, query: URLSearchParams): string | null {
	const { app, person } = signIn;
	const given = (name: string): string => query.get(name) ?? '';
	const redirectUri = given('redirect_uri');
	const isKnown = given('client_id') === app.clientId && app.redirectUris.has(redirectUri);
	const group = query.get('group_ids');
	const isProper =
		group !== null || (given('code_challenge_method') === 'S256' && given('state').length >= 32);
	if (!isKnown || given('response_type') !== 'code' || !isProper) return null;
	const back = new URL(redirectUri);
	back.searchParams.set('state', given('state'));
	if (person === null) {
		back.searchParams.set('error', 'access_denied');
		return back.href;
	}
	const code = randomUUID();
	const device = `device-${person}`;
	signIn.codes.set(code, { person, redirectUri, challenge: given('code_challenge'), device, group });
	back.searchParams.set('code', code);
	if (group === null) {
		for (const [name, value] of Object.entries({ device_id: device, type: 'code_v2', expires_in: '600' })) {
			back.searchParams.set(name, value);
		}
	}
	return back.href;
}

const no = (error: string) => ({ error, error_description: 'no' });

/** `POST /oauth2/auth`: yes and no come with the same status. `accept` uses up what was given. */
export function exchanged(state: State, signIn: SignIn, given: Record<string, string>) {
	if (given['client_id'] !== signIn.app.clientId) return { reply: no('invalid_client') };
	return given['grant_type'] === 'refresh_token'
		? renewed(state, signIn, given)
		: begun(state, signIn, given);
}

function begun(state: State, signIn: SignIn, given: Record<string, string>) {
	const code = signIn.codes.get(given['code'] ?? '');
	const challenge = createHash('sha256')
		.update(given['code_verifier'] ?? '')
		.digest('base64url');
	const isRight =
		code?.challenge === challenge &&
		code.redirectUri === given['redirect_uri'] &&
		code.device === given['device_id'];
	if (!code || !isRight) return { reply: no('invalid_grant') };
	const { person, device } = code;
	const made = pair(state, person);
	return {
		reply: { ...made.reply, scope: [...signIn.granted].join(' '), state: given['state'] },
		accept() {
			signIn.codes.delete(given['code'] ?? '');
			made.accept(signIn, device, signIn.granted);
		}
	};
}

function renewed(state: State, signIn: SignIn, given: Record<string, string>) {
	const old = signIn.refreshing.get(given['refresh_token'] ?? '');
	if (!old || old.device !== given['device_id']) return { reply: no('invalid_grant') };
	const made = pair(state, old.person);
	return {
		reply: made.reply,
		accept() {
			signIn.refreshing.delete(given['refresh_token'] ?? '');
			signIn.renewals += 1;
			made.accept(signIn, old.device, old.scopes);
		}
	};
}

function pair(state: State, person: number) {
	const [access, refresh] = [`vk2.a.access-${randomUUID()}`, `vk2.a.refresh-${randomUUID()}`];
	return {
		reply: {
			...{ access_token: access, refresh_token: refresh, token_type: 'Bearer', expires_in: hour / 1000 },
			user_id: person
		},
		accept(signIn: SignIn, device: string, scopes: Set<string>) {
			const expiresAt = new Date(state.now().getTime() + hour);
			state.tokens.set(access, { value: access, kind: 'user', owner: person, scopes, expiresAt });
			signIn.refreshing.set(refresh, { person, device, scopes });
		}
	};
}

/** `GET /access_token`: the keys of the communities that the code was about, to their administrators alone. */
export function communityKeys(state: State, signIn: SignIn, query: URLSearchParams) {
	const code = signIn.codes.get(query.get('code') ?? '');
	signIn.codes.delete(query.get('code') ?? '');
	const isApp =
		query.get('client_id') === signIn.app.clientId && query.get('client_secret') === signIn.app.secret;
	const ids = (code?.group ?? '').split(',');
	const own = state.communities.filter(
		({ id, team }) => ids.includes(String(id)) && code && team.get(code.person) === 3
	);
	if (!code || !isApp || own.length === 0) return no('invalid_grant');
	const groups = own.map(({ id }) => {
		const value = `vk1.a.key-${randomUUID()}`;
		const scopes = new Set(['manage', 'wall', 'photos', 'docs']);
		const token: Token = { value, kind: 'group', owner: id, scopes, expiresAt: null };
		state.tokens.set(value, token);
		return { group_id: id, access_token: value };
	});
	return { groups, expires_in: 0 };
}
