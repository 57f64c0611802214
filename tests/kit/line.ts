import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What lies between the program and its database, and can go wrong by itself: cut, or silent while nobody is told. */
export class Line {
	readonly #target: URL;
	readonly #pairs = new Set<[Socket, Socket]>();
	readonly #server = createServer((near) => this.#join(near));
	#isSilent = false;
	#isCut = false;

	private constructor(target: string) {
		this.#target = new URL(target);
	}

	static async to(target: string): Promise<Line> {
		const line = new Line(target);
		await new Promise<void>((resolve) => void line.#server.listen(0, '127.0.0.1', resolve));
		return line;
	}

	/** The target's address, by way of this line. */
	get url(): string {
		const url = new URL(this.#target);
		url.port = String((this.#server.address() as AddressInfo).port);
		return url.href;
	}

	/** Nothing comes through any more in either direction, and no connection ends. */
	goSilent(): void {
		this.#isSilent = true;
		for (const pair of this.#pairs) for (const socket of pair) socket.pause();
	}

	/** Every connection breaks, and no new one is taken. */
	cut(): void {
		this.#isCut = true;
		for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
	}

	/** What was held up arrives, as far as anybody still waits for it. */
	heal(): void {
		this.#isSilent = false;
		this.#isCut = false;
		for (const pair of this.#pairs) for (const socket of pair) socket.resume();
	}

	async end(): Promise<void> {
		this.cut();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#join(near: Socket): void {
		if (this.#isCut) return void near.resetAndDestroy();
		const far = connect(Number(this.#target.port), this.#target.hostname);
		const pair: [Socket, Socket] = [near, far];
		this.#pairs.add(pair);
		for (const [from, to] of [pair, [far, near] as const]) {
			from.on('data', (bytes) => to.write(bytes));
			from.on('error', () => to.destroy());
			// One end goes away unseen by the other for as long as the line is silent.
			from.on('close', () => {
				this.#pairs.delete(pair);
				to.destroy();
			});
			if (this.#isSilent) from.pause();
		}
	}
}
