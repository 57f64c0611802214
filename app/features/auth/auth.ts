import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { browser } from '$app/env';
import type { SessionAnswer } from '#app/lib/access.ts';
import { api } from '#app/lib/api.ts';

export const logIn = (given: { email: string; password: string }): Promise<SessionAnswer> =>
	api.knock<SessionAnswer>('/api/auth/login', given);

/** Answers the same for an address that is taken, whose owner gets a mail that says so. */
export const register = (given: { email: string; password: string; name: string; locale: 'ru' | 'en' }) =>
	api.knock<{ status: 'verification_sent' }>('/api/auth/register', given);

export const verifyEmail = (token: string): Promise<SessionAnswer> =>
	api.knock<SessionAnswer>('/api/auth/verify-email', { token });

/** These two say the same whether or not the address is anybody's. */
export const resendVerification = (email: string) => api.knock('/api/auth/resend-verification', { email });

export const forgotPassword = (email: string) => api.knock('/api/auth/forgot-password', { email });

export const resetPassword = (given: { token: string; password: string }) =>
	api.knock('/api/auth/reset-password', given);

export const confirmEmail = (token: string): Promise<{ email: string }> =>
	api.knock<{ email: string }>('/api/auth/confirm-email', { token });

/** The second half, where an app's code is asked for. */
export const finishLogIn = (given: { step: string; code: string }): Promise<SessionAnswer> =>
	api.knock<SessionAnswer>('/api/auth/login/code', given);

/** The browser shows what passkeys it has; the library is loaded for that. Throws where the person turns away. */
export async function logInByPasskey(): Promise<SessionAnswer> {
	const { startAuthentication } = await import('@simplewebauthn/browser');
	const { step, options } = await api.knock<PasskeyOffer>('/api/auth/login/passkey/offer', {});
	const response = await startAuthentication({ optionsJSON: options });
	return api.knock<SessionAnswer>('/api/auth/login/passkey', { step, response });
}

interface PasskeyOffer {
	step: string;
	options: PublicKeyCredentialRequestOptionsJSON;
}

/** On the server, where nobody can tell: that most do. */
export const knowsPasskeys = (): boolean => !browser || typeof globalThis.PublicKeyCredential === 'function';
