import { letter } from '../integrations/mail/letter.ts';
import type { Mail } from '../integrations/mail/mail.ts';
import { letterWords } from './letter-words.ts';

export type Locale = 'ru' | 'en';

/** What a letter of ours needs: to whom, in which language, and where the product is. */
type Write<More extends unknown[] = []> = (
	to: string,
	locale: Locale,
	publicUrl: string,
	...more: More
) => Mail;

export const verificationLetter: Write<[token: string]> = (to, locale, publicUrl, token) =>
	letter({ to, locale, link: `${publicUrl}/verify-email?token=${token}`, ...letterWords[locale].verify });

/** To the owner of an address that somebody tried to register, or to move their account to. */
export const alreadyThereLetter: Write = (to, locale, publicUrl) =>
	letter({ to, locale, link: `${publicUrl}/sign-in`, ...letterWords[locale].alreadyThere });

export const resetLetter: Write<[token: string]> = (to, locale, publicUrl, token) =>
	letter({ to, locale, link: `${publicUrl}/reset-password?token=${token}`, ...letterWords[locale].reset });

export const passwordChangedLetter: Write = (to, locale, publicUrl) =>
	letter({ to, locale, link: `${publicUrl}/forgot-password`, ...letterWords[locale].passwordChanged });

/** To the new address: opening the link moves the account there. */
export const newEmailLetter: Write<[token: string]> = (to, locale, publicUrl, token) =>
	letter({ to, locale, link: `${publicUrl}/confirm-email?token=${token}`, ...letterWords[locale].newEmail });

/** To the present address, while there is still time to stop it: setting a new password does. */
export const emailAskedLetter: Write<[email: string]> = (to, locale, publicUrl, email) =>
	letter({ to, locale, link: `${publicUrl}/forgot-password`, ...letterWords[locale].emailAsked(email) });

/** To the address that the account had. */
export const emailChangedLetter: Write<[email: string]> = (to, locale, publicUrl, email) =>
	letter({ to, locale, link: `${publicUrl}/sign-in`, ...letterWords[locale].emailChanged(email) });
