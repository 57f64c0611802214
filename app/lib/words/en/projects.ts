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
	approval: 'Review first',
	approvalHint: 'A draft is offered for review. Owners and editors can still publish without one.',
	create: 'Create project',
	current: 'Open now',
	open: 'Open',
	general: 'General',
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
