import type { Account } from '../records/account.ts';
import type { NetworkManifest } from '../records/network.ts';
import { pacesFor, taking, turnAt } from './pace.ts';

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
 * much for a minute goes on into the next ones. Departures take from the paces' buckets in the order of their time, and of one bucket's crowd
 * none holds up another bucket's. Whose bot sends to which channel only the server knows: channels of a network are taken to share one, so it is
 * never later than said for that reason.
 */
export function predictEnds(departures: Departure[], rates: Rates): Map<string, number> {
	const freeAt = new Map<string, number>();
	const ends = new Map<string, number>();
	for (const { id, at, sends } of departures.toSorted((a, b) => a.at - b.at)) {
		ends.set(id, Math.max(at, ...sends.flatMap((send) => turnsOf(send, at))));
	}
	return ends;

	function turnsOf({ channel, messages }: Send, at: number): number[] {
		const manifest = rates.get(channel.network);
		return (manifest ? pacesFor(manifest, channel.kind) : []).map((pace) => {
			const key = `${pace.of === 'sender' ? channel.network : channel.id} ${pace.index}`;
			const free = freeAt.get(key) ?? at;
			freeAt.set(key, taking(free, pace, at, messages));
			return turnAt(free, pace, at);
		});
	}
}
