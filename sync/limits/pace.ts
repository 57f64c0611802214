import type { Account } from '../records/account.ts';
import type { NetworkManifest } from '../records/network.ts';

/**
 * Instants are counted by clocks that differ a little, and answers take their time: we stay this much below a network's word. Of a sender's many
 * messages the accidents even out; two in one channel must not come closer than they may.
 */
const margins = { sender: 0.985, channel: 0.96 };

/** How fast one message may follow another, of a sender or for a channel. `index` tells the paces of one network apart. */
export interface Pace {
	of: 'sender' | 'channel';
	index: number;
	/** Milliseconds between two messages. */
	every: number;
	/** So many at once after a rest. */
	burst: number;
}

/** The paces that a network asks for of such a channel. All of them are kept. */
export const pacesFor = ({ rates }: Pick<NetworkManifest, 'rates'>, kind: Account['kind']): Pace[] =>
	rates.flatMap(({ of, kinds, messages, seconds, burst }, index) =>
		kinds && !kinds.includes(kind)
			? []
			: [{ of, index, every: (seconds * 1000) / (messages * margins[of]), burst }]
	);

/*
 * A token bucket is one instant, by the generic cell rate algorithm (ITU-T I.371): `freeAt` is when everything that was taken has been
 * earned again. With a burst of n, taking may run n - 1 tokens ahead of it. All in milliseconds.
 */

/** When the next token is there, not before `at`. */
export const turnAt = (freeAt: number, { every, burst }: Pick<Pace, 'every' | 'burst'>, at: number): number =>
	Math.max(at, freeAt - (burst - 1) * every);

/** The bucket after tokens were taken at an instant at which there was one. What costs more than there are leaves a debt: later ones wait for it. */
export const taking = (freeAt: number, { every }: Pick<Pace, 'every'>, at: number, tokens: number): number =>
	Math.max(at, freeAt) + tokens * every;
