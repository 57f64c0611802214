import type { Account } from '../records/account.ts';
import type { NetworkManifest } from '../records/network.ts';

/** A message, or an album of several, to one channel. */
export interface Send {
	channel: Pick<Account, 'id' | 'network' | 'kind'>;
	messages: number;
}

/** What has to leave at one instant, in milliseconds. */
export interface Departure {
	id: string;
	at: number;
	sends: Send[];
}

type Rates = ReadonlyMap<string, Pick<NetworkManifest, 'rates'>>;

/**
 * When the last message of each leaves, in milliseconds, as far as the networks' paces let it be known before: they are kept, so what is too
 * much for a minute goes on into the next ones. Each pace is a token bucket (as server/limits keeps them); departures take from them in the order of their
 * time. Whose bot sends to which channel only the server knows: channels of a network are taken to share one, so it is never later than said
 * for that reason.
 */
export function predictEnds(departures: Departure[], rates: Rates): Map<string, number> {
	const freeAt = new Map<string, number>();
	const ends = new Map<string, number>();
	for (const { id, at, sends } of departures.toSorted((a, b) => a.at - b.at)) {
		const leaves = sends.map((send) => Math.max(at, ...leaveBy(send, at)));
		ends.set(id, Math.max(at, ...leaves));
	}
	return ends;

	function leaveBy({ channel, messages }: Send, at: number): number[] {
		const applying = rates.get(channel.network)?.rates ?? [];
		return applying.flatMap((rate, index) => {
			if (rate.kinds && !rate.kinds.includes(channel.kind)) return [];
			const key = rate.of === 'sender' ? `${channel.network} ${index}` : `${channel.id} ${index}`;
			const pace = (rate.seconds * 1000) / rate.messages;
			const earned = Math.max(at, freeAt.get(key) ?? at) + messages * pace;
			freeAt.set(key, earned);
			return earned - rate.burst * pace;
		});
	}
}
