/** Why an address, or what it answered, is not taken. */
export type Why =
	'scheme' | 'credentials' | 'port' | 'address' | 'redirects' | 'type' | 'large' | 'bomb' | 'slow';

/** Names the reason and never the address: that may hold a secret of its own. */
export class OutboundRefusal extends Error {
	override name = 'OutboundRefusal';
	readonly why: Why;

	constructor(why: Why) {
		super(`an outgoing request was refused: ${why}`);
		this.why = why;
	}
}
