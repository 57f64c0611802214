import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { CollectionName } from '#sync/collection.ts';
import type { Member } from './bed.ts';

/** One device's open stream. */
export class Ear {
	readonly #request: ClientRequest;
	#rest = '';

	private constructor(
		asked: ClientRequest,
		answer: IncomingMessage,
		told: (names: CollectionName[]) => void
	) {
		this.#request = asked;
		answer.setEncoding('utf8').on('data', (chunk: string) => this.#read(chunk, told));
		// Ended by this side: no news.
		answer.on('error', () => undefined);
	}

	/** Resolves once the first event has come: from there on every change is heard. */
	static async opens(url: string, member: Member, told: (names: CollectionName[]) => void): Promise<Ear> {
		const { promise, resolve, reject } = Promise.withResolvers<Ear>();
		const asked = request(`${url}/sync/stream`, {
			agent: false,
			headers: { authorization: member.authorization }
		});
		asked.on('error', reject);
		asked.on('response', (answer) => {
			if (answer.statusCode !== 200) return reject(new Error(`the stream answered ${answer.statusCode}`));
			let isOpen = false;
			const ear = new Ear(asked, answer, (names) => {
				if (isOpen) return told(names);
				isOpen = true;
				resolve(ear);
			});
		});
		asked.end();
		return promise;
	}

	#read(chunk: string, told: (names: CollectionName[]) => void): void {
		const events = (this.#rest + chunk).split('\n\n');
		this.#rest = events.pop() ?? '';
		for (const event of events) {
			const data = /^data: (.*)$/m.exec(event)?.[1];
			if (data === undefined) continue;
			// What our server sends, by sync/protocol.ts.
			told((JSON.parse(data) as { collections: CollectionName[] }).collections);
		}
	}

	close(): void {
		this.#request.destroy();
	}
}
