import type { Agent as HttpAgent } from 'node:http';
import { API, APIError, APIRequest } from 'vk-io';
import { post } from './post-form.ts';

/** VK says "too many requests per second" by this. */
export const tooMany = 6;

/** Calls in a second that VK allows a person's token, and a community's (spec: services.md, 2.2). */
const pace = { person: 3, community: 20 };

export interface Way {
	apiRoot: string;
	agent: HttpAgent;
	token: string;
	/** Aborted at the deadline of whatever the calls are made for. */
	signal: AbortSignal;
	of?: 'person' | 'community';
}

/**
 * The API by vk-io, with each request made our own way. The library's own would be repeated after a lost answer, and after "too many requests"
 * without end, also when nobody waits for it any more: a post could go out twice, or an hour late.
 */
export class Calls extends API {
	readonly #signal: AbortSignal;

	constructor({ apiRoot, agent, token, signal, of = 'community' }: Way) {
		super({
			...{ token, apiBaseUrl: apiRoot, apiVersion: '5.199', language: 'ru', apiRetryLimit: 0 },
			apiLimit: pace[of],
			// The cast: the library asks for the https one by name, and takes either (spec: stack.md).
			agent: agent as never
		});
		this.#signal = signal;
	}

	override callWithRequest<T>({ method, params }: APIRequest): Promise<T> {
		return super.callWithRequest<T>(new OneRequest(this, method, params, this.#signal));
	}
}

class OneRequest extends APIRequest {
	readonly #signal: AbortSignal;

	constructor(api: API, method: string, params: Record<string, unknown>, signal: AbortSignal) {
		super({ api, method, params });
		this.#signal = signal;
	}

	override async make(): Promise<object> {
		const { token, apiVersion, apiBaseUrl, language, agent } = this.api.options;
		const given = { access_token: token, v: apiVersion, lang: language, ...this.params };
		const form = Object.entries(given).flatMap(([name, value]): string[][] =>
			value === undefined ? [] : [[name, String(value)]]
		);
		const url = `${apiBaseUrl}/${this.method}`;
		const answer = await post(url, new URLSearchParams(form), { agent, signal: this.#signal });
		if ('error' in answer && isTooMany(answer.error)) throw new APIError(answer.error);
		return answer;
	}
}

const isTooMany = (error: unknown): error is APIErrorPayload =>
	typeof error === 'object' && error !== null && 'error_code' in error && error.error_code === tooMany;

type APIErrorPayload = ConstructorParameters<typeof APIError>[0];
