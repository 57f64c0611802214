import type { UserRow } from '#db/schema.ts';
import { letter } from '../integrations/mail/letter.ts';
import type { Mail } from '../integrations/mail/mail.ts';

const words = {
	ru: {
		hello: 'Здравствуйте!',
		button: 'Открыть настройки',
		after: [
			'Если это были не вы, смените пароль и закончите вход на остальных устройствах: «Настройки», «Безопасность».'
		],
		totpOn: {
			subject: 'Вход в Twexel теперь с кодом из приложения',
			text: 'Для вашего аккаунта включено подтверждение входа: после пароля понадобится код из приложения.'
		},
		totpOff: {
			subject: 'Подтверждение входа в Twexel выключено',
			text: 'Для вашего аккаунта выключено подтверждение входа: код из приложения больше не нужен.'
		},
		passkeyOn: {
			subject: 'К аккаунту Twexel добавлен ключ доступа',
			text: 'К вашему аккаунту добавлен ключ доступа: с ним можно входить без пароля.'
		},
		passkeyOff: {
			subject: 'Ключ доступа к Twexel удалён',
			text: 'У вашего аккаунта удалён ключ доступа: войти с ним больше нельзя.'
		}
	},
	en: {
		hello: 'Hello!',
		button: 'Open the settings',
		after: ['If this was not you, change the password and sign the other devices out: Settings, Security.'],
		totpOn: {
			subject: 'Signing in to Twexel now takes a code from the app',
			text: 'Two-step sign-in was turned on for your account: after the password, a code from the app is asked for.'
		},
		totpOff: {
			subject: 'Two-step sign-in to Twexel was turned off',
			text: 'Two-step sign-in was turned off for your account: no code from the app is asked for any more.'
		},
		passkeyOn: {
			subject: 'A passkey was added to your Twexel account',
			text: 'A passkey was added to your account: it signs in without the password.'
		},
		passkeyOff: {
			subject: 'A passkey of your Twexel account was removed',
			text: 'A passkey of your account was removed: it does not sign in any more.'
		}
	}
};

/** Whoever changes by what an account is opened, its owner hears of it. */
export function factorLetter(
	about: 'totpOn' | 'totpOff' | 'passkeyOn' | 'passkeyOff',
	{ email: to, locale }: Pick<UserRow, 'email' | 'locale'>,
	publicUrl: string
): Mail {
	const { hello, button, after, [about]: said } = words[locale];
	const link = `${publicUrl}/settings/security`;
	return letter({ to, locale, subject: said.subject, before: [hello, said.text], button, link, after });
}
