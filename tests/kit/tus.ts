import type { Media } from '#sync/records/media.ts';
import type { Person } from './person.ts';
import type { Problem } from './session.ts';
import type { World } from './world.ts';

/** An upload as its protocol has it, a request at a time, for what no well-behaved client would send. */
export class RawUpload {
	readonly #program: Pick<World, 'app'>;
	readonly by: Person;

	constructor(program: Pick<World, 'app'>, by: Person) {
		this.#program = program;
		this.by = by;
	}

	/** Announces a file. Undefined as a value leaves the word out. */
	begins(words: Record<string, string | undefined>, length: number, headers: Record<string, string> = {}) {
		const said = Object.entries(words).flatMap(([key, value]) =>
			value === undefined ? [] : [`${key} ${Buffer.from(value).toString('base64')}`]
		);
		return this.call('POST', '/api/media/uploads', undefined, {
			'upload-length': String(length),
			'upload-metadata': said.join(','),
			...headers
		});
	}

	sends(place: string, bytes: Uint8Array, offset = 0) {
		return this.call('PATCH', place, bytes, {
			'upload-offset': String(offset),
			'content-type': 'application/offset+octet-stream'
		});
	}

	asks = (place: string) => this.call('HEAD', place);
	drops = (place: string) => this.call('DELETE', place);

	/** The whole of a file in one go. */
	async brings(words: Record<string, string | undefined>, bytes: Uint8Array) {
		const begun = await this.begins(words, bytes.length);
		return begun.status === 201 ? this.sends(begun.place, bytes) : begun;
	}

	async call(method: string, path: string, bytes?: Uint8Array, headers: Record<string, string> = {}) {
		const answer = await this.#program.app.request(path, {
			method,
			headers: {
				authorization: `Bearer ${this.by.session.accessToken}`,
				'tus-resumable': '1.0.0',
				...headers
			},
			...(bytes ? { body: new Uint8Array(bytes) } : {})
		});
		const text = await answer.text();
		return {
			status: answer.status,
			headers: answer.headers,
			place: answer.headers.get('location') ?? '',
			// The cast: as in `Answer`.
			body: (text === '' ? {} : JSON.parse(text)) as Partial<Media & Problem>
		};
	}
}
