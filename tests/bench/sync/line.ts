import { Agent, request, type IncomingMessage } from 'node:http';

/** One device's line to a server: one connection, kept alive, one call after the other. */
export class Line {
	readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
	readonly #url: string;
	readonly #headers: Record<string, string>;

	constructor(url: string, headers: Record<string, string> = {}) {
		this.#url = url;
		this.#headers = headers;
	}

	/** The JSON of a 2xx answer. What is sent is made into JSON here, inside the measured time, as on any device. */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
		const answer = await new Promise<IncomingMessage>((resolve, reject) => {
			const headers = sent && { 'content-type': 'application/json', 'content-length': sent.length };
			request(
				`${this.#url}${path}`,
				{ method, agent: this.#agent, headers: { ...this.#headers, ...headers } },
				resolve
			)
				.on('error', reject)
				.end(sent);
		});
		const chunks: Buffer[] = [];
		for await (const chunk of answer) chunks.push(chunk as Buffer);
		const text = Buffer.concat(chunks).toString();
		const status = answer.statusCode ?? 0;
		if (status < 200 || status > 299) {
			throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 300)}`);
		}
		// What a server answers is known to the bench that asks it.
		return (text === '' ? undefined : JSON.parse(text)) as T;
	}

	close(): void {
		this.#agent.destroy();
	}
}
