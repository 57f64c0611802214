import { EventSource } from 'eventsource';
import { Subject } from 'rxjs';
import { collectionNames, isCollection, type CollectionName } from '#sync/collection.ts';
import type { Send } from './send.ts';

/** Longest wait before the stream is tried again, in milliseconds. */
const longestPause = 30_000;
/** How long the server's first word is waited for, in milliseconds. */
const longestSilenceAtFirst = 2000;
/** The server says something at least every 20 s: a line that is silent for longer is dead, whatever it looks like. In milliseconds. */
const longestSilence = 45_000;

/**
 * The server's word that something changed. It carries no documents: each collection is told to pull. Every new connection
 * begins with a word for all of them, so nothing is missed while the line was down.
 */
export class ChangeStream {
	readonly changes: { [Name in CollectionName]: Subject<'RESYNC'> };
	readonly #send: Send;
	readonly #onState: (isConnected: boolean) => void;
	#source: EventSource | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#silence: ReturnType<typeof setTimeout> | undefined;
	#pause = 1000;
	#isOn = false;
	readonly #begun = Promise.withResolvers<void>();

	constructor(send: Send, onState: (isConnected: boolean) => void) {
		this.#send = send;
		this.#onState = onState;
		// The cast: every collection gets its subject.
		this.changes = Object.fromEntries(
			collectionNames.map((name) => [name, new Subject<'RESYNC'>()])
		) as ChangeStream['changes'];
	}

	/**
	 * Settles with the first word for all, or as soon as it is plain that none comes. Who pulls from then on misses nothing: what changes while they do
	 * is told to them. Who pulled before would be told to do so once more.
	 */
	start(): Promise<void> {
		if (!this.#isOn) {
			this.#isOn = true;
			addEventListener('online', this.#now);
			setTimeout(this.#begun.resolve, longestSilenceAtFirst);
			this.#connect();
		}
		return this.#begun.promise;
	}

	stop(): void {
		this.#isOn = false;
		removeEventListener('online', this.#now);
		clearTimeout(this.#timer);
		clearTimeout(this.#silence);
		this.#source?.close();
	}

	/** Tells every collection to look, without waiting for the server's word. */
	resync(names: readonly CollectionName[] = collectionNames): void {
		for (const name of names) this.changes[name].next('RESYNC');
	}

	#now = (): void => {
		this.#pause = 1000;
		this.resync();
		this.#connect();
	};

	#connect(): void {
		clearTimeout(this.#timer);
		this.#source?.close();
		const source = new EventSource(new URL('/sync/stream', location.origin), {
			fetch: async (url, init) => {
				const response = await this.#send(String(url), init);
				return { ...plain(response), body: response.body && heard(response.body, () => this.#hear(source)) };
			}
		});
		this.#source = source;
		source.addEventListener('open', () => {
			this.#pause = 1000;
			this.#onState(true);
		});
		source.addEventListener('resync', (event) => {
			this.resync(namesIn(event.data));
			this.#begun.resolve();
		});
		source.addEventListener('error', () => this.#lose(source));
	}

	/** Comments too: they are told to nobody else. */
	#hear(source: EventSource): void {
		if (this.#source !== source) return;
		clearTimeout(this.#silence);
		if (this.#isOn) this.#silence = setTimeout(() => this.#lose(source), longestSilence);
	}

	#lose(source: EventSource): void {
		if (this.#source !== source) return;
		source.close();
		clearTimeout(this.#silence);
		this.#begun.resolve();
		this.#onState(false);
		if (!this.#isOn) return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#connect(), this.#pause * (0.75 + Math.random() / 2));
		this.#pause = Math.min(this.#pause * 2, longestPause);
	}
}

/** What an EventSource asks of a response; its getters are not copied by a spread. */
const plain = ({ url, status, redirected, headers }: Response) => ({ url, status, redirected, headers });

/** The same bytes, told of as they pass. */
function heard(body: ReadableStream<Uint8Array>, tell: () => void): ReadableStream<Uint8Array> {
	return body.pipeThrough(
		new TransformStream({
			start: tell,
			transform(chunk, controller) {
				tell();
				controller.enqueue(chunk);
			}
		})
	);
}

function namesIn(data: unknown): CollectionName[] {
	try {
		const { collections } = JSON.parse(String(data)) as { collections: string[] };
		return collections.filter(isCollection);
	} catch {
		return [...collectionNames];
	}
}
