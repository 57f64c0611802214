import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const subscriber = plural('en', { one: 'subscriber', other: 'subscribers' });

export const accounts: Words['accounts'] = {
	title: 'Channels',
	connect: 'Connect a channel',
	list: 'Connected channels',
	emptyTitle: 'No channels yet',
	emptyText: 'Connect a Telegram channel to publish to, or a sandbox to try everything without any key.',
	status: { active: 'Working', attention: 'Needs attention', disconnected: 'Disconnected' },
	subscribers: (count, shown) => `${shown} ${subscriber(count)}`,
	since: (day) => `since ${day}`,
	actionsOf: (name) => `Actions: ${name}`,
	resync: 'Refresh details',
	resynced: 'Details refreshed',
	reconnect: 'Connect again',
	disconnect: 'Disconnect',
	disconnectTitle: (name) => `Disconnect “${name}”?`,
	disconnectText:
		'Scheduled publications to this channel are cancelled. What is out stays out, and the posts stay here.',
	disconnected: 'Channel disconnected',
	remove: 'Remove from the list',
	openChannel: 'Open in the network',
	messages: 'What the sandbox shows',
	messagesEmptyTitle: 'Quiet so far',
	messagesEmptyText: 'Publish a post to this channel and it appears here, as in a feed.',
	readOnly: 'Owners and editors can connect channels.',
	offline: 'Channels need the network: connect and refresh when it is back. The list is here all the same.',
	networkNames: { sandbox: 'Sandbox' },
	chooseNetwork: 'Which network?',
	telegramAbout: 'A channel or group, through a bot',
	sandboxAbout: 'Try everything without a key',
	telegramSteps: 'Three steps in Telegram',
	telegramStep1: 'Make a bot with @BotFather and copy its token.',
	telegramStep2: 'Open the channel → Administrators → Add, and choose the bot.',
	telegramStep3: 'Leave it the right “Post messages” and come back here.',
	openBotFather: 'Open @BotFather',
	chat: 'Channel',
	chatHint: '@name, a t.me link, or a number such as -100…',
	chatMissing: 'Name the channel.',
	botToken: 'Bot token',
	botTokenHint: 'Kept encrypted on the server.',
	connectTelegram: 'Connect',
	checking: 'Checking the bot’s rights…',
	sandboxExplained:
		'A sandbox behaves like a real network: the post goes out on time, with receipt and link. Only you read it.',
	sandboxTitle: 'Title',
	sandboxTitlePlaceholder: 'For example, Test run',
	sandboxTitleMissing: 'Give the sandbox a title.',
	createSandbox: 'Create the sandbox',
	connected: (name) => `“${name}” is connected`,
	back: 'To the networks',
	kind: {
		channel: 'Channel',
		group: 'Group',
		supergroup: 'Group',
		community: 'Community',
		page: 'Page'
	}
};
