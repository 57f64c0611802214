import type { Words } from '../ru.ts';

export const security: Words['security'] = {
	title: 'Security',
	emailTitle: 'Email',
	emailText: 'You sign in with this address, and mail goes there.',
	newEmail: 'New address',
	presentPassword: 'Present password',
	changeEmail: 'Change the address',
	emailSent: (email) => `We have sent a mail to ${email}. The address changes once you open the link in it.`,
	sameEmail: 'This is your present address.',
	passwordTitle: 'Password',
	passwordText: 'Changing the password signs the other devices out.',
	changePassword: 'Change the password',
	passwordChanged: 'The password is changed, the other devices are signed out',
	passwordWrong: 'This is not your present password.',
	devicesTitle: 'Devices',
	devicesText: 'Where your account is open now.',
	thisDevice: 'this device',
	lastUsed: (when) => `active ${when}`,
	signedIn: (when) => `signed in ${when}`,
	endOne: 'Sign out',
	endTitle: (name) => `Sign out ${name}?`,
	endText:
		'The device is signed out at once. What it has not sent stays there and goes out after the next sign-in.',
	ended: 'Signed out',
	endOthers: 'Sign out all the others',
	endOthersTitle: 'Sign out all other devices?',
	othersEnded: 'The other devices are signed out',
	onlyThis: 'There are no other devices.',
	unknownDevice: 'Unknown device',
	everywhere: 'Sign out everywhere',
	needsNetwork: 'This needs the server.'
};
