import { access, reach } from './access.ts';
import { problemOf } from './api-problem.ts';

/**
 * Calls of the REST API with JSON both ways. Each resolves with the body of a 2xx answer (`undefined` for an empty one) and throws
 * ApiProblem for the server's no, Offline where it was not reached. What a path answers is said by its caller, from the contract.
 */
export const api = {
	get: <T>(path: string, signal?: AbortSignal) => call<T>('GET', path, undefined, signal),
	/** `body` may be FormData, for files. */
	post: <T>(path: string, body?: object, signal?: AbortSignal) => call<T>('POST', path, body, signal),
	put: <T>(path: string, body: object) => call<T>('PUT', path, body),
	delete: (path: string, body?: object) => call<undefined>('DELETE', path, body),
	/** Without a token: signing up, signing in. */
	knock: async <T>(path: string, body: object) => answer<T>(await reach(path, request('POST', body)))
};

/**
 * `fetch` with the access token, renewed once where it is missing or refused. Gives whatever answer there is; throws Offline where
 * there is none, and ApiProblem where the session has ended. A body that is a stream cannot be sent twice: give a string, Blob or FormData.
 */
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
	const used = await access();
	const response = await reach(path, withToken(init, used));
	return response.status === 401 ? reach(path, withToken(init, await access(used))) : response;
}

function withToken(init: RequestInit, token: string): RequestInit {
	const headers = new Headers(init.headers);
	headers.set('authorization', `Bearer ${token}`);
	return { ...init, headers };
}

const call = async <T>(method: string, path: string, body?: object, signal?: AbortSignal): Promise<T> =>
	answer<T>(await send(path, request(method, body, signal)));

function request(method: string, body?: object, signal?: AbortSignal): RequestInit {
	const init: RequestInit = { method, ...(signal ? { signal } : {}) };
	if (body === undefined) return init;
	if (body instanceof FormData) return { ...init, body };
	return { ...init, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

async function answer<T>(response: Response): Promise<T> {
	if (!response.ok) throw await problemOf(response);
	const text = await response.text();
	// The border: the contract gives the shape, and the server's own tests hold it to that.
	return (text === '' ? undefined : JSON.parse(text)) as T;
}
