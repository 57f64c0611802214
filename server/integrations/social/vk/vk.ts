import type { Config } from '../../../core/config.ts';
import type { Ground } from '../../../grants/access-token.ts';
import type { Renew } from '../../../grants/tokens.ts';
import { connections } from '../connection.ts';
import type { Channel, Network, SendOutcome } from '../network.ts';
import { edit, remove, unpin } from './act.ts';
import { Calls } from './calls.ts';
import { lookAtCommunity } from './connect.ts';
import { vkFace } from './face.ts';
import { vkManifest } from './manifest.ts';
import { openSecret } from './open.ts';
import { readSecret } from './secret.ts';
import { send } from './send.ts';
import { renewTokens, type SignInConfig } from './sign-in.ts';
import { verify } from './verify.ts';

export type VkConfig = SignInConfig & Pick<Config, 'vkApiRoot' | 'vkServiceToken'>;

export function vk(config: VkConfig, ground: Ground): Network {
	const { vkApiRoot: apiRoot, vkServiceToken } = config;
	const agent = connections(apiRoot);
	const renew: Renew = (old, signal) => renewTokens(config, ground.clock, old, signal);
	const open = (secret: string | null) => openSecret({ ...ground, config }, readSecret(secret));

	async function withCalls<Outcome>(
		{ secret }: Channel,
		signal: AbortSignal,
		work: (calls: Calls) => Promise<Outcome>
	): Promise<Outcome | typeof noToken | typeof away> {
		const opened = await open(secret);
		if (opened.is === 'away') return away;
		if (opened.is === 'ended') return noToken;
		return work(new Calls({ apiRoot, agent, token: opened.token, signal, of: opened.of }));
	}

	/** A wall is read by the installation's own token where there is one: a community's key may not read walls. */
	async function readingCalls({ secret }: Channel, signal: AbortSignal): Promise<Calls | null> {
		if (vkServiceToken !== undefined) return new Calls({ apiRoot, agent, token: vkServiceToken, signal });
		const opened = await open(secret);
		return opened.is === 'open'
			? new Calls({ apiRoot, agent, token: opened.token, signal, of: opened.of })
			: null;
	}

	return {
		manifest: vkManifest,
		face: vkFace(config),
		renew,
		look: async ({ externalId, secret }) =>
			lookAtCommunity({ apiRoot, agent }, externalId, await open(secret)),
		send: (channel, outgoing, signal) =>
			withCalls(channel, signal, (calls) => send(calls, channel, outgoing, signal)),
		verify: async (channel, outgoing, sentAfter, signal) =>
			verify(await readingCalls(channel, signal), channel, outgoing, { sentAfter, now: ground.clock.now() }),
		edit: (channel, outgoing, sent, signal) =>
			withCalls(channel, signal, (calls) => edit(calls, channel, outgoing, sent)),
		remove: (channel, sent, signal) => withCalls(channel, signal, (calls) => remove(calls, channel, sent)),
		unpin: (channel, first, signal) => withCalls(channel, signal, (calls) => unpin(calls, channel, first))
	};
}

const noToken = {
	is: 'refused',
	code: 'vk_token_invalid',
	message: 'the community has no key, or its sign-in is over',
	accountStatus: 'attention'
} as const satisfies SendOutcome;

const away = {
	is: 'not_sent',
	retryAfterMs: 5000,
	code: 'network_unreachable',
	message: 'the sign-in could not be renewed at the moment'
} as const satisfies SendOutcome;
