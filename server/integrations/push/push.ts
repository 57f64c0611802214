/** One browser that asked to be told, as it described itself. */
export interface PushAddress {
	endpoint: string;
	p256dh: string;
	auth: string;
}

/**
 * What the service worker shows. `tag` replaces an earlier notification of the same one; `url` is where a click leads, and `actions` lead
 * elsewhere. A failure counts on the app's icon.
 */
export interface PushPayload {
	title: string;
	body: string;
	url: string;
	tag: string;
	actions?: { title: string; url: string }[];
	isFailure?: boolean;
}

/** `gone`: the browser has taken its word back, it will never answer again. */
export type PushOutcome = 'sent' | 'gone' | 'failed';

/** The port that web push stands behind. */
export interface Pusher {
	/** Must not throw: whatever happens is classed. */
	send(address: PushAddress, payload: PushPayload): Promise<PushOutcome>;
}
