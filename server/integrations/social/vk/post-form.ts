import { request as plainRequest, type Agent } from 'node:http';
import { request as secureRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { neverConnected } from '../connection.ts';

/** No answer that can be read. `hasLeft` is false where surely not one byte went out. */
export class NoAnswer extends Error {
	override name = 'NoAnswer';
	readonly hasLeft: boolean;

	constructor(message: string, hasLeft: boolean) {
		super(message);
		this.hasLeft = hasLeft;
	}
}

/**
 * Posts a form and gives the JSON object of the answer, whatever its status: VK says yes and no alike by 200, and its sign-in by 400 or 200.
 * Throws NoAnswer for everything else. No message repeats what was sent: there are tokens in it.
 */
export async function post(
	url: string,
	form: URLSearchParams,
	{ agent, signal }: { agent: Agent; signal: AbortSignal }
): Promise<object> {
	if (signal.aborted) throw new NoAnswer('the time for this try was over before it began', false);
	const answer = await answerTo(url, form.toString(), agent, signal);
	try {
		const read: unknown = JSON.parse(answer.text);
		if (typeof read === 'object' && read !== null) return read;
	} catch {
		// Told below, with the status.
	}
	throw new NoAnswer(`the answer cannot be read (status ${answer.status})`, true);
}

async function answerTo(url: string, body: string, agent: Agent, signal: AbortSignal) {
	const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
	const send = url.startsWith('https:') ? secureRequest : plainRequest;
	const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'twexel' };
	const request = send(url, { method: 'POST', agent, signal, headers }, (response) => {
		text(response).then((words) => resolve({ status: response.statusCode ?? 0, text: words }), reject);
	});
	request.once('error', reject);
	request.end(body);
	try {
		return await promise;
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
		if (code === neverConnected) throw new NoAnswer('no connection was made', false);
		throw new NoAnswer(`no answer came (${code})`, true);
	}
}
