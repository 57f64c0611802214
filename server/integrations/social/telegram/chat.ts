import { z } from '@hono/zod-openapi';

/** Whatever people paste for a channel, in the Bot API's terms: `@name`, or the number that Telegram gives. */
export function chatOf(text: string): string {
	const given = text.trim();
	const link = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/(?:s\/)?([A-Za-z]\w{3,31})\/?(?:[?#].*)?$/.exec(
		given
	);
	// A link to a post of a closed channel names the channel by its number without the prefix.
	const closed = /^(?:https?:\/\/)?t\.me\/c\/(\d+)(?:\/.*)?$/.exec(given);
	if (link) return `@${link[1]}`;
	if (closed) return `-100${closed[1]}`;
	if (/^-?\d+$/.test(given) || given.startsWith('@') || given === '') return given;
	return `@${given}`;
}

export const chat = z
	.string()
	.max(256)
	.transform(chatOf)
	.pipe(z.string().regex(/^(@[A-Za-z]\w{3,31}|-\d{1,20})$/, '@name, or the number of the chat'));
