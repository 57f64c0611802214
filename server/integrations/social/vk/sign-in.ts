import type { Clock } from '../../../core/clock.ts';
import type { Config } from '../../../core/config.ts';
import type { Renewal, Tokens } from '../../../grants/tokens.ts';
import { connections } from '../connection.ts';
import { NoAnswer, post } from './post-form.ts';

/** VK ID: OAuth 2.1 with PKCE (spec: services.md, 2.4). */

/** What is asked for. VK gives a person's rights to walls only to apps that it has looked at; what it gave shows in what the token can. */
const scope = 'vkid.personal_info groups wall photos video docs stats';

export type SignInConfig = Pick<Config, 'vkClientId' | 'vkClientSecret' | 'vkIdRoot' | 'publicUrl'>;

export const callbackOf = ({ publicUrl }: Pick<Config, 'publicUrl'>): string =>
	`${publicUrl}/api/accounts/vk/callback`;

/** Where the person is sent. */
export function signInAddress(
	config: SignInConfig,
	clientId: string,
	{ state, challenge }: { state: string; challenge: string }
): string {
	const asked = new URLSearchParams({
		...{ response_type: 'code', client_id: clientId, redirect_uri: callbackOf(config), scope, state },
		...{ code_challenge: challenge, code_challenge_method: 'S256' }
	});
	return `${config.vkIdRoot}/authorize?${asked}`;
}

export interface Returned {
	code: string;
	/** VK's name for the place of the sign-in: every renewal has to repeat it. */
	device: string;
	state: string;
	verifier: string;
}

/** Gives the code back for tokens. */
export const exchange = (
	config: SignInConfig,
	clock: Pick<Clock, 'now'>,
	{ code, device, state, verifier }: Returned,
	signal: AbortSignal
): Promise<Renewal> =>
	asked(
		config,
		clock,
		{ code, state, code_verifier: verifier, redirect_uri: callbackOf(config) },
		device,
		signal
	);

/** Gives the old tokens back for new ones. The old renewing one is dead after that, whatever becomes of the answer. */
export const renewTokens = (
	config: SignInConfig,
	clock: Pick<Clock, 'now'>,
	{ refresh, device }: Tokens,
	signal: AbortSignal
): Promise<Renewal> =>
	asked(config, clock, { refresh_token: refresh, state: crypto.randomUUID() }, device, signal);

async function asked(
	config: SignInConfig,
	clock: Pick<Clock, 'now'>,
	given: Record<string, string>,
	device: string,
	signal: AbortSignal
): Promise<Renewal> {
	const form = new URLSearchParams({
		grant_type: 'code' in given ? 'authorization_code' : 'refresh_token',
		...given,
		...{ client_id: config.vkClientId ?? '', device_id: device },
		...(config.vkClientSecret === undefined ? {} : { client_secret: config.vkClientSecret })
	});
	try {
		const agent = connections(config.vkIdRoot);
		return read(await post(`${config.vkIdRoot}/oauth2/auth`, form, { agent, signal }), device, clock.now());
	} catch (error) {
		if (error instanceof NoAnswer) return { is: 'away' };
		throw error;
	}
}

/** Words for "not now" among the refusals; every other one is for good. */
const passing = ['temporarily_unavailable', 'server_error', 'slow_down'];

/** Yes and no come with any status: the body tells them apart. */
function read(answer: object, device: string, now: Date): Renewal {
	const said = answer as Record<string, unknown>;
	const { access_token: access, refresh_token: refresh, expires_in: seconds, user_id: person } = said;
	if (typeof access === 'string' && typeof refresh === 'string') {
		const lifetime = Number(seconds) > 0 ? Number(seconds) : 3600;
		const expiresAt = new Date(now.getTime() + lifetime * 1000).toISOString();
		return { is: 'renewed', tokens: { access, refresh, device, person: String(person ?? ''), expiresAt } };
	}
	const word = String(said['error'] ?? '');
	if (word === '' || passing.includes(word)) return { is: 'away' };
	return { is: 'ended', message: word.slice(0, 100) };
}
