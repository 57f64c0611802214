import { APIError } from 'vk-io';
import { Refusal } from '#sync/errors.ts';
import { tooMany } from './calls.ts';
import { vkRefusal } from './refusals.ts';

/** How soon to come back where VK has had enough of us, in seconds. */
const longPause = 3600;

/** VK's no in the words of the contract, for somebody who waits for the answer; all that is no answer is "unreachable". */
export async function asked<T>(answer: Promise<T>): Promise<T> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof Refusal) throw error;
		if (!(error instanceof APIError)) throw new Refusal('network_unreachable');
		const code = Number(error.code);
		const detail = error.message.replace(/^Code №\d+ - /, '');
		if (code === tooMany || code === 9 || code === 29) {
			throw new Refusal('too_many_requests', { extra: { retryAfter: code === tooMany ? 1 : longPause } });
		}
		if (code === 1 || code === 10) throw new Refusal('network_unreachable');
		throw vkRefusal(code === 5 || code === 28 ? 'vk_token_invalid' : 'vk_cannot_post', { detail });
	}
}
