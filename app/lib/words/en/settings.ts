import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const change = plural('en', { one: 'change has', other: 'changes have' });
const file = plural('en', { one: 'file has', other: 'files have' });
const text = plural('en', { one: 'text is', other: 'texts are' });

export const settings: Words['settings'] = {
	title: 'Settings',
	you: 'You',
	project: 'Project',
	profile: 'Profile',
	name: 'Name',
	nameMissing: 'The name cannot be empty.',
	email: 'Email',
	appearance: 'Look and language',
	language: 'Language',
	theme: 'Theme',
	themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
	push: 'Show notices on this device',
	pushHint: 'We tell you when a post is out or has failed, also while Twexel is closed.',
	pushDenied: 'The browser forbids notifications of this site. Allow them in its settings.',
	pushUnsupported: 'This browser cannot receive notifications.',
	pushUnsupportedIos: 'On an iPhone, notifications work once the app is on the home screen.',
	pushFailed: 'Notifications could not be turned on. Try again later.',
	device: 'App',
	installHint: 'Twexel opens in a window of its own and is at hand without the browser.',
	installed: 'Twexel is installed on this device.',
	version: (built) => `Built ${built}`,
	signOut: 'Sign out',
	signOutText: 'The data of this account is erased from the device. All of it stays on the server.',
	signOutTitle: 'Sign out before everything is sent?',
	signOutWaiting: (count) =>
		`${count} ${change(count)} not been sent from this device. If you sign out now, this is lost.`,
	signOutRescued: (count) => `${count} ${text(count)} kept on this device alone.`,
	signOutFiles: (count) => `${count} ${file(count)} not been uploaded.`,
	copyUnsent: 'Copy the texts',
	signOutAnyway: 'Sign out anyway',
	stay: 'Stay',
	data: 'Your data',
	dataText: 'All that Twexel keeps of you: profile, sign-ins, consents, posts, files and entries of the log.',
	dataTake: 'Download my data',
	dataTaken: 'Your data was downloaded',
	dataOffline: 'Downloading needs a connection to the server.',
	deleteTitle: 'Delete your account?',
	deleteText:
		'Your account, and projects in which nobody else is, are erased for good. In shared projects posts stay without your name.',
	deleteConfirm: (email) => `To confirm, type ${email}`,
	deleteButton: 'Delete my account'
};
