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
		offline: 'Offline',
		full: 'No room left',
		outdated: 'Update needed'
	},
	syncExplained: {
		synced: 'Everything you did is here and on the server.',
		saving: 'Sending changes to the server.',
		offline: 'Work as usual. Changes are kept on this device and leave when the network is back.',
		full: 'This device has no room left. Free some and press “Try again”: what is not stored yet stays on the screen.',
		outdated:
			'The server was updated. Load the new version: what waits to be sent stays here and leaves afterwards.'
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
		both_changed: 'This text was changed in two places. This is your version.',
		unreadable: 'This change could not be read. Here is what was in it.'
	},
	forgetRescued: 'Discard',
	obstacles: {
		no_network: 'This device is offline. It all leaves once the network is back.',
		no_server: 'The server does not answer. We keep trying.',
		server_error: 'The server answered with an error. We keep trying.',
		full: 'This device has no room left.',
		broken: 'This device could not store the data. We keep trying.',
		outdated: 'A newer version of the app is needed.'
	},
	waitsForMedia: 'waits for a file',
	untitled: 'Untitled',
	changedFields: {
		_new: 'made',
		_deleted: 'deleted',
		title: 'title',
		html: 'text',
		poll: 'poll',
		media: 'files',
		targets: 'channels',
		labels: 'labels',
		status: 'plan',
		scheduledAt: 'time',
		deleteAt: 'time of removal',
		name: 'name',
		timezone: 'time zone',
		overflow: 'long texts',
		approvalRequired: 'approval',
		role: 'role',
		alt: 'description'
	},
	storageUsed: (used, limit) =>
		limit ? `Used on this device: ${used} of ${limit}` : `Used on this device: ${used}`,
	storageKept: 'The browser keeps the data until you remove them.',
	storageNotKept: 'The browser may erase the data when the device runs out of room.',
	keepStorage: 'Keep safe',
	keepRefused: 'The browser does not promise yet. Installing the app usually helps.',
	oldTabTitle: 'Twexel was updated in another tab',
	oldTabText:
		'This tab runs the old version and changes nothing any more. Everything you wrote here is saved.',
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
