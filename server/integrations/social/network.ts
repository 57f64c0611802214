import type { ChallengeAnswer } from '#db/schema.ts';
import type { NetworkFace } from '#sync/records/network-face.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { TargetOptions } from '#sync/records/post.ts';
import type { Challenge } from '#sync/records/publication.ts';
import type { PartMedium } from '#sync/text/misfits.ts';
import type { Part } from '#sync/text/parts.ts';
import type { Renew } from '../../grants/tokens.ts';
import type { Found } from './found.ts';

/** A medium as an adapter gets it: a path on this machine, streamed from disk. */
export interface OutgoingMedium extends PartMedium {
	mime: string;
	path: string;
}

/** One part of a publication, frozen, as sync/text/parts has planned it for this network. */
export interface Outgoing {
	part: Part<OutgoingMedium>;
	options: TargetOptions;
	/** The same at every try of this part: networks that can, use it to answer a repeated send with the first message. */
	key: string;
	/** The publication's first message, once it is out: what a comment or a pin is about. */
	first: Sent | null;
	/** Only where it is looked for: the first message of the newest that is ours and was in the channel before it was sent. */
	before?: string | undefined;
	/** What a person has answered to the network's question, where it asked one before it would take this part. */
	answer?: ChallengeAnswer;
}

export interface Channel {
	accountId: string;
	externalId: string;
	username: string | null;
	/** What opens the account; null for a network that needs nothing. */
	secret: string | null;
}

export interface Sent {
	externalIds: string[];
	url: string | null;
}

/**
 * The answer of a network, classed by what left this machine (spec: publishing.md, 4), not by the error's name.
 * `not_sent`: surely nothing went out, try again, not before `retryAfterMs`. `refused`: a definite no, with the reason's code for
 * people. `unknown`: it may have been sent, find out and never send blindly.
 */
export type SendOutcome =
	| { is: 'published'; sent: Sent }
	/** `movedTo`: the channel has another number now, by which it is tried again. */
	| { is: 'not_sent'; retryAfterMs: number; code: string; message: string; movedTo?: string }
	| {
			is: 'refused';
			code: string;
			message: string;
			accountStatus?: 'attention' | 'disconnected';
			/** What the network wants a person to do before it takes this part. */
			challenge?: Challenge;
	  }
	| { is: 'unknown'; code: string; message: string };

/**
 * What looking for a part of unknown fate has found. `absent`: it is surely not there, or the network would know a repetition by its key; either
 * way it can be sent again.
 */
export type Verdict =
	| { is: 'published'; sent: Sent }
	| { is: 'absent' }
	/**
	 * Not among the channel's newest messages, which are these. Whether that proves anything depends on what else is known of them. `isLive`: the
	 * channel itself was asked, and no page of it that may be an old one.
	 */
	| { is: 'missing'; there: string[]; isLive?: boolean }
	| { is: 'unknown'; message: string };

/** What came of a change of something that is out. Each can be asked for again: the second time finds it done. */
export type ActOutcome = { is: 'done' } | Exclude<SendOutcome, { is: 'published' }>;

/** The port that every social network stands behind. One folder each (./folder.ts), one name in ./index.ts. */
export interface Network {
	manifest: NetworkManifest;
	face: NetworkFace;
	/** Asks for the channel anew. Throws the refusal that connecting it would meet now. */
	look(channel: Channel): Promise<Found>;
	/** Sends one part. Must not throw: whatever happens is classed. `signal` is aborted at the attempt's deadline. */
	send(channel: Channel, outgoing: Outgoing, signal: AbortSignal): Promise<SendOutcome>;
	/** Looks for a part whose fate is unknown. Must not throw, must not change anything that readers could see. */
	verify(channel: Channel, outgoing: Outgoing, sentAfter: Date, signal: AbortSignal): Promise<Verdict>;
	/** Changes the text of a part that is out. Must not throw, as none of the following. */
	edit(channel: Channel, outgoing: Outgoing, sent: Sent, signal: AbortSignal): Promise<ActOutcome>;
	/** Takes messages down. */
	remove(channel: Channel, sent: Sent[], signal: AbortSignal): Promise<ActOutcome>;
	/** Lets go of what a pin holds. */
	unpin(channel: Channel, first: Sent, signal: AbortSignal): Promise<ActOutcome>;
	/** Renews what a person has let us do there; only a network at which people sign in has it. */
	renew?: Renew;
}

export type Networks = ReadonlyMap<string, Network>;
