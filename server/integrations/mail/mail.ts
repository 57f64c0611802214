/** One letter to one person. `link` is what it is about: where no mail goes out, it is logged instead. */
export interface Mail {
	to: string;
	subject: string;
	text: string;
	html: string;
	link: string;
}

/** A letter that is still being written; null where it turns out that there is none to send. */
export type Draft = () => Promise<Mail | null>;

/** The port that outgoing mail stands behind. */
export interface Mailer {
	/**
	 * Takes the letter and returns at once; it is delivered in the background, tried again where that may help, and logged where it fails.
	 * A draft is written there too: so who asked for a letter does not learn from the time it took whether there is one.
	 */
	send(mail: Mail | Draft): void;
	/** Waits for what is under way, though not for long. */
	stop(): Promise<void>;
}

/** What there is to send, if anything. */
export const written = async (mail: Mail | Draft): Promise<Mail | null> =>
	typeof mail === 'function' ? mail() : mail;
