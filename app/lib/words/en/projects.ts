import type { Words } from '../ru.ts';

export const projects: Words['projects'] = {
	firstTitle: 'Your first project',
	firstText:
		'A project holds the channels, posts and people of one client or brand. Name it, and you can write.',
	newTitle: 'New project',
	name: 'Name',
	namePlaceholder: 'For instance, Garden Street Café',
	nameMissing: 'Give the project a name.',
	zone: 'Time zone',
	zoneHint: 'The calendar and the posts go by it.',
	approval: 'Only what is approved goes out',
	approvalHint:
		'Nothing is planned or sent until an editor or owner approves it. What is planned without an approval goes back to review.',
	create: 'Create project',
	current: 'Open now',
	open: 'Open',
	general: 'General',
	publishing: 'Publishing',
	overflow: 'When a text has no room in one message',
	overflowHint: 'The preview in the composer shows the messages just as they will be sent.',
	overflowChoice: {
		refuse: { label: 'Do not send it', hint: 'The composer asks for a shorter text before publishing.' },
		attach: { label: 'Send it after the files', hint: 'A long caption becomes a message of its own.' },
		split: { label: 'Split it', hint: 'The text goes out as several messages in a row.' }
	},
	grace: 'If nothing was running at the planned time',
	graceHint: 'A post that is no later than this goes out by itself. Of a later one you are asked first.',
	graceChoice: (minutes) => {
		if (minutes < 60) return `Send up to ${minutes} min late`;
		return minutes % 60 === 0
			? `Send up to ${minutes / 60} h late`
			: `Send up to ${Math.floor(minutes / 60)} h ${minutes % 60} min late`;
	},
	dangerZone: 'Deletion',
	deleteText:
		'The posts, media and channel connections of the project are deleted with it. What was published stays in the networks. This cannot be undone.',
	deleteButton: 'Delete project',
	deleteTitle: (name) => `Delete “${name}”?`,
	deleteConfirm: (name) => `To confirm, type the name: ${name}`,
	deleted: (name) => `Project “${name}” is deleted`,
	onlyOwner: 'Only an owner can delete the project.',
	readOnly: 'Owners and editors can change the project.'
};
