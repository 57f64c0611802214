import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * What stands between a browser and the product: a network that can go away, and a release that can arrive. Emulated offline does
 * not reach a service worker's own requests, and a closed port does.
 */
export class Gate {
	readonly targetPort: number;
	readonly #sockets = new Set<Socket>();
	#server: Server | undefined;
	#release = 0;
	#lost: string | undefined;
	port: number;

	constructor(port: number, targetPort: number) {
		this.port = port;
		this.targetPort = targetPort;
	}

	get url(): string {
		return `http://localhost:${this.port}`;
	}

	async open(): Promise<void> {
		const server = createServer((incoming, outgoing) => this.#pass(incoming, outgoing));
		server.on('connection', (socket) => {
			this.#sockets.add(socket);
			socket.once('close', () => this.#sockets.delete(socket));
		});
		this.#server = server;
		await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
	}

	/** The network is gone: every connection breaks, and no new one is taken. */
	async close(): Promise<void> {
		const server = this.#server;
		this.#server = undefined;
		for (const socket of this.#sockets) socket.destroy();
		await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
	}

	/** From now on the service worker is another one, as after an update of the server. */
	releaseUpdate(): void {
		this.#release++;
	}

	/** The server does what it is next asked to at this path, and its answer never arrives. */
	loseAnswer(path: string): void {
		this.#lost = path;
	}

	#pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
		const isWorker = incoming.url === '/service-worker.js' && this.#release > 0;
		const onward = request(
			{
				host: '127.0.0.1',
				port: this.targetPort,
				method: incoming.method,
				path: incoming.url,
				headers: incoming.headers
			},
			(answer) => {
				if (incoming.url === this.#lost) {
					this.#lost = undefined;
					return outgoing.destroy();
				}
				const { 'content-length': _, etag: __, 'content-encoding': ___, ...headers } = answer.headers;
				outgoing.writeHead(answer.statusCode ?? 502, isWorker ? headers : answer.headers);
				// A server that is killed is gone for the browser too.
				answer.on('close', () => answer.complete || outgoing.destroy());
				answer.pipe(outgoing, { end: !isWorker });
				if (isWorker) answer.on('end', () => outgoing.end(`\n// release ${this.#release}\n`));
			}
		);
		if (isWorker)
			for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) onward.removeHeader(name);
		onward.on('error', () => outgoing.destroy());
		outgoing.on('close', () => onward.destroy());
		incoming.pipe(onward);
	}
}
