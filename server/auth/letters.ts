import { letter } from '../integrations/mail/letter.ts';
import type { Mail } from '../integrations/mail/mail.ts';

export type Locale = 'ru' | 'en';

export function verificationLetter(to: string, locale: Locale, link: string): Mail {
	const words = {
		ru: {
			subject: 'Подтвердите адрес для Twexel',
			before: [
				'Здравствуйте!',
				'Кто-то (скорее всего, вы) завёл аккаунт Twexel на этот адрес. Чтобы войти, подтвердите его.'
			],
			button: 'Подтвердить адрес',
			after: [
				'Ссылка действует двое суток. Если это были не вы, просто не открывайте её: без подтверждения аккаунта нет.'
			]
		},
		en: {
			subject: 'Confirm your address for Twexel',
			before: [
				'Hello!',
				'Someone, most likely you, opened a Twexel account with this address. Confirm it to sign in.'
			],
			button: 'Confirm the address',
			after: [
				'The link works for two days. If this was not you, leave it alone: an unconfirmed account opens nothing.'
			]
		}
	}[locale];
	return letter({ to, link, ...words });
}

export function alreadyThereLetter(to: string, locale: Locale, link: string): Mail {
	const words = {
		ru: {
			subject: 'У вас уже есть аккаунт Twexel',
			before: [
				'Здравствуйте!',
				'Кто-то попробовал завести аккаунт Twexel на этот адрес, но он у вас уже есть. Ничего не изменилось: войдите со своим паролем.'
			],
			button: 'Войти',
			after: ['Если это были не вы, делать ничего не нужно.']
		},
		en: {
			subject: 'You already have a Twexel account',
			before: [
				'Hello!',
				'Someone tried to open a Twexel account with this address, and you have one already. Nothing has changed: sign in with your password.'
			],
			button: 'Sign in',
			after: ['If this was not you, there is nothing to do.']
		}
	}[locale];
	return letter({ to, link, ...words });
}
