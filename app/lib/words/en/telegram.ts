import type { Words } from '../ru.ts';

export const telegram: Words['telegram'] = {
	ways: 'How to connect',
	byLink: 'By a link',
	byName: 'By name',
	byToken: 'Own bot',
	linkSteps: 'Three steps in Telegram',
	linkStart: (bot) => `Open ${bot} and press “Start”.`,
	linkConfirm: 'Answer the bot “Yes, it is me”.',
	linkAdd: 'Add the bot as an administrator to a channel or group.',
	openBot: (bot) => `Open ${bot}`,
	toChannel: 'Add to a channel',
	toGroup: 'Add to a group',
	waitsForStart: 'Waiting for you in Telegram…',
	waitsForYes: (name) => `${name}, the bot asks whether it is you. Press “Yes, it is me”.`,
	waitsForChannel: 'Waiting for the channel: it appears here by itself once you have added the bot.',
	waitsForNetwork: 'No network. We go on as soon as it is back.',
	problemIn: (title, sentence) => `“${title}”: ${sentence}`,
	byNameExplained: 'For a channel that has the bot already. You can publish where you are an administrator.',
	tokenMissing: 'Paste the token that @BotFather gave you.',
	ownBotOnly: 'This installation has no bot of its own, so connect the channel through one of yours.'
};
