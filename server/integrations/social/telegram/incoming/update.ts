import { z } from 'zod';
import type { ReactionCount } from '#db/schema.ts';
import type { News, PersonThere } from '../../../../incoming/news.ts';
import { missingRight } from '../rights.ts';

/** All that is asked for: by default Telegram leaves the counts of reactions out, and sends much that nobody here reads. */
export const allowedUpdates = [
	'message',
	'callback_query',
	'my_chat_member',
	'message_reaction_count'
] as const;

/** Telegram's numbers of chats and people; up to 52 bits. */
const number = z.number().int();
const chat = z.object({
	id: number,
	type: z.enum(['private', 'group', 'supergroup', 'channel']),
	title: z.string().optional(),
	username: z.string().optional()
});
const user = z.object({
	id: number,
	first_name: z.string(),
	last_name: z.string().optional(),
	username: z.string().optional()
});
const member = z.object({
	status: z.enum(['creator', 'administrator', 'member', 'restricted', 'left', 'kicked']),
	can_post_messages: z.boolean().optional(),
	is_member: z.boolean().optional(),
	can_send_messages: z.boolean().optional()
});
const reaction = z.union([
	z.object({ type: z.literal('emoji'), emoji: z.string() }),
	z.object({ type: z.literal('custom_emoji'), custom_emoji_id: z.string() }),
	z.object({ type: z.literal('paid') })
]);

/** An update as far as it is read (spec: services.md, 1.6 and 1.11). */
const update = z.object({
	update_id: z.number().int().nonnegative(),
	my_chat_member: z.object({ chat, from: user, new_chat_member: member }).optional(),
	message: z
		.object({
			chat,
			from: user.optional(),
			text: z.string().optional(),
			migrate_to_chat_id: number.optional(),
			migrate_from_chat_id: number.optional()
		})
		.optional(),
	callback_query: z.object({ id: z.string(), from: user, data: z.string().optional() }).optional(),
	message_reaction_count: z
		.object({
			chat,
			message_id: number,
			date: number,
			reactions: z.array(z.object({ type: reaction, total_count: z.number().int().nonnegative() })).max(1000)
		})
		.optional()
});
export type Update = z.output<typeof update>;

/** What came, read at the border; undefined for what is no update. */
export const readUpdate = (raw: unknown): Update | undefined => update.safeParse(raw).data;

/** What it says to us; null where it says nothing. `linkOf` knows our own codes. */
export function newsIn(update: Update, linkOf: (code: string) => string | null): News | null {
	const { my_chat_member: standing, message, callback_query: query, message_reaction_count: counts } = update;
	if (standing) return standingIn(standing);
	if (message?.migrate_to_chat_id) return moved(message.chat.id, message.migrate_to_chat_id);
	if (message?.migrate_from_chat_id) return moved(message.migrate_from_chat_id, message.chat.id);
	if (message?.from && message.chat.type === 'private') {
		const [, code = ''] = /^\/start\s+([\w-]{1,64})$/.exec(message.text ?? '') ?? [];
		const linkId = linkOf(code);
		return linkId === null ? null : { is: 'started', linkId, by: personOf(message.from) };
	}
	if (query) {
		const linkId = linkOf(query.data ?? '');
		return linkId === null ? null : { is: 'confirmed', linkId, by: personOf(query.from) };
	}
	if (!counts) return null;
	const reactions = counts.reactions.map(({ type, total_count: count }) => ({
		reaction: wordOf(type),
		count
	}));
	const at = new Date(counts.date * 1000);
	return {
		is: 'reactions',
		channel: String(counts.chat.id),
		message: String(counts.message_id),
		reactions,
		at
	};
}

function standingIn({
	chat,
	from,
	new_chat_member: bot
}: NonNullable<Update['my_chat_member']>): News | null {
	// That somebody blocked the bot in their own chat with it is nothing to us.
	if (chat.type === 'private') return null;
	const channel = {
		externalId: String(chat.id),
		title: (chat.title ?? '').slice(0, 256),
		username: chat.username ?? null
	};
	return { is: 'standing', channel, by: personOf(from), standing: standingOf(bot, chat.type) };
}

function standingOf(bot: z.output<typeof member>, type: 'group' | 'supergroup' | 'channel') {
	const isGone =
		bot.status === 'left' || bot.status === 'kicked' || (bot.status === 'restricted' && !bot.is_member);
	if (isGone) return { is: 'gone', reason: 'telegram_bot_removed' } as const;
	if (missingRight(bot, type) === null) return { is: 'posts' } as const;
	return { is: 'lacks_rights', reason: 'telegram_cannot_post' } as const;
}

const moved = (from: number, to: number): News => ({ is: 'moved', from: String(from), to: String(to) });

const personOf = ({ id, first_name, last_name, username }: z.output<typeof user>): PersonThere => ({
	externalId: String(id),
	name: username ? `@${username}` : [first_name, last_name].filter(Boolean).join(' ').slice(0, 128)
});

function wordOf(type: z.output<typeof reaction>): ReactionCount['reaction'] {
	if (type.type === 'emoji') return type.emoji;
	return type.type === 'custom_emoji' ? `custom:${type.custom_emoji_id}` : 'paid';
}
