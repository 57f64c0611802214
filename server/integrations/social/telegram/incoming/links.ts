const root = 'https://t.me';
/** What a bot needs for all that it is asked to do: to post, to change and pin, to take down. Telegram offers just these to tick. */
const channelRights = 'post_messages+edit_messages+delete_messages';
const groupRights = 'pin_messages+delete_messages';

/** Where somebody tells the bot who they are. */
export const startLink = (username: string, code: string): string => `${root}/${username}?start=${code}`;

/** Where somebody picks a channel or group for the bot, with the rights that it needs (spec: services.md, 1.11). */
export const addLinks = (username: string): { channel: string; group: string } => ({
	channel: `${root}/${username}?startchannel&admin=${channelRights}`,
	group: `${root}/${username}?startgroup&admin=${groupRights}`
});
