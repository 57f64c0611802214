/** One letter to one person. `link` is what it is about: where no mail goes out, it is logged instead. */
export interface Mail {
	to: string;
	subject: string;
	text: string;
	html: string;
	link: string;
}

/** The port that outgoing mail stands behind. */
export interface Mailer {
	/** Takes the letter and returns at once; it is delivered in the background, tried again where that may help, and logged where it fails. */
	send(mail: Mail): void;
	/** Waits for what is under way, though not for long. */
	stop(): Promise<void>;
}
