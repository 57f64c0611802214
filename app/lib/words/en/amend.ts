import type { Words } from '../ru.ts';

export const amend: Words['amend'] = {
	title: 'Change a post that is out',
	edit: 'Change the words',
	remove: 'Delete…',
	intro:
		'The post is out. Its words and buttons can be changed; the networks let no file, no poll and no number of messages be. Until you confirm, everything in the channels stays as it is.',
	change: 'Change in the channels…',
	discard: 'Leave as it was',
	askTitle: 'Change the post in the channels?',
	askText: 'Readers will see the changed post. This is what happens in each channel:',
	confirm: 'Change',
	sent: 'Changing the post in the channels',
	blocked: 'As long as one of the channels cannot take the change, it goes to none.',
	refused:
		'the network does not let a post that is out be changed so. Only words and buttons can be: keep the text’s size.',
	withdrawTitle: 'Delete a post that is out?',
	withdrawn: 'Deleting it in the channels',
	from: 'Delete it from',
	place: {
		both: { label: 'The channels and here', hint: 'The messages disappear, and the post leaves Twexel.' },
		channels: { label: 'Only the channels', hint: 'The messages disappear, the receipt stays.' },
		here: { label: 'Only here', hint: 'Everything in the channels stays as it is.' }
	},
	tooOldText: 'Delete this message in the network itself, and choose “Only here” in this dialog.',
	fate: {
		changes: 'The post will change.',
		stays: 'Nothing changes.',
		goes: 'The message will disappear.',
		absent: 'The post never went there.',
		part_stays:
			'Only its beginning is there. Its words cannot be changed: send the rest, or take down what is out.',
		unclear: 'Nobody knows whether the post is out: answer in the receipt first.',
		fixed: 'This network lets nothing that is out be changed.',
		reshaped: 'There would be more messages, or fewer: what is out does not allow that.',
		too_old: (network, hours) => `${network} does not allow it: it has been out for more than ${hours} h.`
	}
};
