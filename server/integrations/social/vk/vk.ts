import type { Clock } from '../../../core/clock.ts';
import type { Config } from '../../../core/config.ts';
import { connections } from '../connection.ts';
import type { Channel, Network, SendOutcome } from '../network.ts';
import { edit, remove, unpin } from './act.ts';
import { Calls } from './calls.ts';
import { lookAtCommunity } from './connect.ts';
import { vkManifest } from './manifest.ts';
import { readSecret } from './secret.ts';
import { send } from './send.ts';
import { verify } from './verify.ts';

export type VkConfig = Pick<Config, 'vkApiRoot' | 'vkServiceToken'>;

export function vk({ vkApiRoot: apiRoot, vkServiceToken }: VkConfig, { now }: Pick<Clock, 'now'>): Network {
	const agent = connections(apiRoot);

	const callsBy = ({ secret }: Channel, signal: AbortSignal): Calls | null => {
		const own = readSecret(secret);
		if (!own) return null;
		const of = own.is === 'community' ? 'community' : 'person';
		return new Calls({ apiRoot, agent, token: own.value, signal, of });
	};

	async function withCalls<Outcome>(
		channel: Channel,
		signal: AbortSignal,
		work: (calls: Calls) => Promise<Outcome>
	): Promise<Outcome | typeof noToken> {
		const calls = callsBy(channel, signal);
		return calls ? work(calls) : noToken;
	}

	/** A wall is read by the installation's own token where there is one: a community's key may not read walls. */
	const readingCalls = (channel: Channel, signal: AbortSignal): Calls | null =>
		vkServiceToken === undefined
			? callsBy(channel, signal)
			: new Calls({ apiRoot, agent, token: vkServiceToken, signal });

	return {
		manifest: vkManifest,
		look: (channel) => lookAtCommunity({ apiRoot, agent }, channel.externalId, readSecret(channel.secret)),
		send: (channel, outgoing, signal) =>
			withCalls(channel, signal, (calls) => send(calls, channel, outgoing, signal)),
		verify: (channel, outgoing, sentAfter, signal) =>
			verify(readingCalls(channel, signal), channel, outgoing, { sentAfter, now: now() }),
		edit: (channel, outgoing, sent, signal) =>
			withCalls(channel, signal, (calls) => edit(calls, channel, outgoing, sent)),
		remove: (channel, sent, signal) => withCalls(channel, signal, (calls) => remove(calls, channel, sent)),
		unpin: (channel, first, signal) => withCalls(channel, signal, (calls) => unpin(calls, channel, first))
	};
}

const noToken = {
	is: 'refused',
	code: 'vk_token_invalid',
	message: 'the community has no key',
	accountStatus: 'attention'
} as const satisfies SendOutcome;
