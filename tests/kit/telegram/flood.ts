import type { Body } from './body.ts';
import type { Fault } from './faults.ts';

/** A bucket of so many tokens that fills at so many a second. */
interface Bucket {
	tokens: number;
	at: number;
}

/**
 * Telegram's limits as far as they are known (spec: services.md, 1.8): 30 messages a second of a bot, one a second in a chat with short
 * bursts, 20 a minute in a group. An album counts as all of its messages.
 */
export class Flood {
	/** How often "too many" was said. */
	said = 0;
	readonly #buckets = new Map<string, Bucket>();

	judge(token: string, method: string, { parameters }: Body, now: number): Fault | undefined {
		if (!method.startsWith('send')) return undefined;
		const media = parameters['media'];
		const messages = Array.isArray(media) ? media.length : 1;
		const chat = String(parameters['chat_id']);
		const isFree = [
			this.#take(token, messages, 30, 30, now),
			this.#take(`${token} ${chat}`, messages, 1, 5, now)
		];
		if (isFree.every(Boolean)) return undefined;
		this.said++;
		return { retryAfter: 3 };
	}

	/** A debt is allowed, as for an album; whoever comes during it is told no. */
	#take(key: string, messages: number, perSecond: number, most: number, now: number): boolean {
		const before = this.#buckets.get(key) ?? { tokens: most, at: now };
		const tokens = Math.min(most, before.tokens + ((now - before.at) / 1000) * perSecond);
		const isFree = tokens >= 1;
		this.#buckets.set(key, { tokens: isFree ? tokens - messages : tokens, at: now });
		return isFree;
	}
}
