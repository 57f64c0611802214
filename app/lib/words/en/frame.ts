import type { Words } from '../ru.ts';

export const frame: Words['frame'] = {
	mainNavigation: 'Main sections',
	notices: 'Notices',
	skip: 'Skip to content',
	calendar: 'Calendar',
	posts: 'Posts',
	templates: 'Templates',
	accounts: 'Channels',
	settings: 'Settings',
	newPost: 'New post',
	projects: 'Projects',
	allProjects: 'All projects',
	newProject: 'New project',
	switchProject: 'Switch project',
	noProject: 'No project',
	profile: 'Profile',
	signOut: 'Sign out',
	sync: 'Sync',
	syncStatus: {
		synced: 'All saved',
		saving: 'Saving',
		offline: 'Offline'
	},
	syncExplained: {
		synced: 'Everything you did is here and on the server.',
		saving: 'Sending changes to the server.',
		offline: 'Work as usual. Changes are kept on this device and leave when the network is back.'
	},
	lastSynced: (when) => `Last exchange: ${when}`,
	neverSynced: 'No exchange since this page was opened',
	waitingTitle: 'Waiting to be sent',
	collections: {
		projects: 'Project',
		members: 'Member',
		accounts: 'Channel',
		posts: 'Post',
		publications: 'Publication',
		templates: 'Template',
		media: 'File'
	},
	rescued: {
		access_lost: 'Access to the project ended before this text could leave.',
		refused: 'The server did not take this text.',
		both_changed: 'This text was changed in two places. This is your version.'
	},
	forgetRescued: 'Discard',
	offlineBanner: 'You are offline. What you write is kept here and leaves later.',
	updateReady: 'A new version is ready',
	update: 'Update',
	later: 'Later',
	install: 'Install the app',
	errorTitle: 'Something went wrong',
	errorText: 'Your drafts are safe: they are kept on this device.',
	notFoundTitle: 'There is no such page',
	notFoundText: 'The address may be old, or mistyped.',
	toCalendar: 'To the calendar',
	reload: 'Reload the page'
};
