/** A bot's standing in a chat, as far as it matters to us; Telegram's own word for it has much more. */
export interface BotInChat {
	status: 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';
	can_post_messages?: boolean | undefined;
	is_member?: boolean | undefined;
	can_send_messages?: boolean | undefined;
}

/** What the bot lacks to post in the chat, in words for who connects it; null when it lacks nothing. */
export function missingRight(bot: BotInChat, chat: 'channel' | 'group' | 'supergroup'): string | null {
	switch (bot.status) {
		case 'creator':
			return null;
		case 'administrator':
			if (chat !== 'channel' || bot.can_post_messages) return null;
			return 'the bot is an administrator without the right to post messages';
		case 'member':
			return chat === 'channel' ? 'the bot is not an administrator of the channel' : null;
		case 'restricted':
			return bot.is_member && bot.can_send_messages ? null : 'the bot is restricted from sending messages';
		case 'left':
			return 'the bot is not a member of the chat';
		case 'kicked':
			return 'the bot was removed from the chat';
	}
}
