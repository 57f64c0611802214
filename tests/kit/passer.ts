import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before several processes and passes requests on to those that say that they are ready, as any balancer does. */
export class Passer {
	readonly #server = createServer((incoming, outgoing) => this.#pass(incoming, outgoing));
	readonly #agent = new Agent({ keepAlive: true });
	readonly #origins: string[];
	#ready: string[] = [];
	#turn = 0;
	#looking: NodeJS.Timeout | undefined;

	private constructor(origins: string[]) {
		this.#origins = origins;
	}

	/** Looks every so many milliseconds who is ready. */
	static async before(origins: string[], lookEvery = 200): Promise<Passer> {
		const passer = new Passer(origins);
		await passer.#look();
		passer.#looking = setInterval(() => void passer.#look(), lookEvery);
		await new Promise<void>((resolve) => void passer.#server.listen(0, '127.0.0.1', resolve));
		return passer;
	}

	get url(): string {
		// The cast: a server that listens on a port has an address of this kind.
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async ends(): Promise<void> {
		clearInterval(this.#looking);
		this.#agent.destroy();
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	async #look(): Promise<void> {
		const looked = await Promise.all(
			this.#origins.map(async (origin) => ((await isReady(origin)) ? [origin] : []))
		);
		this.#ready = looked.flat();
	}

	#pass(incoming: IncomingMessage, outgoing: ServerResponse, tries = 0): void {
		const origin = this.#ready[this.#turn++ % Math.max(1, this.#ready.length)];
		if (origin === undefined) return void outgoing.writeHead(503).end();
		const { method, url = '/', headers } = incoming;
		const onward = request(origin + url, { method, headers, agent: this.#agent }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		onward.on('error', (error: NodeJS.ErrnoException) => {
			// Nobody was there: nothing was sent, so it may be sent to another one. Anything else is a request that failed.
			const isUntaken = error.code === 'ECONNREFUSED' && tries < 3;
			if (isUntaken && !outgoing.headersSent) return this.#pass(incoming, outgoing, tries + 1);
			if (outgoing.headersSent) outgoing.destroy();
			else outgoing.writeHead(502).end(error.code);
		});
		incoming.pipe(onward);
	}
}

const isReady = (origin: string): Promise<boolean> =>
	fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(1000) }).then(
		(answer) => answer.ok,
		() => false
	);
