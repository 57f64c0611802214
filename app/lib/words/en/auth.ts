import type { Words } from '../ru.ts';

export const auth: Words['auth'] = {
	promise:
		'Plan posts for all your channels, even with no network, and rest assured that each one goes out once and on time.',
	signIn: 'Sign in',
	signInTitle: 'Sign in',
	register: 'Create account',
	registerTitle: 'New account',
	toRegister: 'No account yet?',
	toSignIn: 'Have an account already?',
	email: 'Email',
	password: 'Password',
	passwordHint: 'At least 10 characters.',
	passwordTooShort: 'The password is shorter than 10 characters.',
	passwordTooLong: 'The password is longer than 72 bytes.',
	emailWrong: 'This does not look like an email address.',
	name: 'Your name',
	showPassword: 'Show password',
	hidePassword: 'Hide password',
	checkMail: 'Check your mail',
	mailSent: (email) => `We have sent a mail to ${email}. Open the link in it, and you are in.`,
	noMail: 'No mail? Look into the spam folder, or try again.',
	otherAddress: 'Use another address',
	verifying: 'Confirming your email',
	verifyFailed: 'Your email is not confirmed',
	verifyNoToken: 'The link lacks its code. Open the whole link from the mail.',
	registerAgain: 'Register again',
	language: 'Language'
};
