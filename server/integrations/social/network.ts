import type { NetworkManifest } from '#sync/records/network.ts';
import type { TargetOptions } from '#sync/records/post.ts';

/** A medium as an adapter gets it: a path on this machine, streamed from disk. */
export interface OutgoingMedium {
	mediaId: string;
	kind: 'image' | 'video' | 'animation' | 'document' | 'audio';
	mime: string;
	bytes: number;
	width: number | null;
	height: number | null;
	name: string;
	spoiler: boolean;
	path: string;
}

/** What one publication sends, frozen. `html` is the sanitised Telegram subset of the record Post. */
export interface Outgoing {
	html: string;
	media: OutgoingMedium[];
	options: TargetOptions;
	/** The same at every try of this part: networks that can, use it to answer a repeated send with the first message. */
	key: string;
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
	| { is: 'not_sent'; retryAfterMs: number; code: string; message: string }
	| { is: 'refused'; code: string; message: string; accountStatus?: 'attention' | 'disconnected' }
	| { is: 'unknown'; code: string; message: string };

/** What looking for a message of unknown fate has found. */
export type Verdict = { is: 'published'; sent: Sent } | { is: 'absent' } | { is: 'unknown'; message: string };

/** Something that the network would refuse, found before anything is sent. `code` is one of sync/errors. */
export interface Objection {
	code: string;
	detail: string;
}

/** The port that every social network stands behind. One folder each, one line in ./index.ts. */
export interface Network {
	manifest: NetworkManifest;
	/** What this network would refuse in this content; empty when it would take it. Pure. */
	objections(outgoing: Omit<Outgoing, 'key'>): Objection[];
	/** Sends. Must not throw: whatever happens is classed. `signal` is aborted at the attempt's deadline. */
	send(channel: Channel, outgoing: Outgoing, signal: AbortSignal): Promise<SendOutcome>;
	/** Looks for a message whose fate is unknown. Must not throw, must not change anything that readers could see. */
	verify(channel: Channel, outgoing: Outgoing, sentAfter: Date, signal: AbortSignal): Promise<Verdict>;
}

export type Networks = ReadonlyMap<string, Network>;
