/** The sentences of the letters about accounts, in both languages. */
export const letterWords = {
	ru: {
		verify: {
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
		alreadyThere: {
			subject: 'У вас уже есть аккаунт Twexel',
			before: [
				'Здравствуйте!',
				'Кто-то попробовал завести аккаунт Twexel на этот адрес, но он у вас уже есть. Ничего не изменилось: войдите со своим паролем.'
			],
			button: 'Войти',
			after: [
				'Не помните пароль? На странице входа есть «Забыли пароль?». Если это были не вы, делать ничего не нужно.'
			]
		},
		reset: {
			subject: 'Новый пароль для Twexel',
			before: [
				'Здравствуйте!',
				'Кто-то (скорее всего, вы) попросил задать новый пароль для вашего аккаунта Twexel. Когда вы его зададите, вход на всех устройствах закончится.'
			],
			button: 'Задать новый пароль',
			after: [
				'Ссылка действует час и один раз. Если это были не вы, не открывайте её: пароль останется прежним.'
			]
		},
		passwordChanged: {
			subject: 'Пароль от Twexel изменён',
			before: [
				'Здравствуйте!',
				'Пароль вашего аккаунта Twexel изменён, вход на остальных устройствах закончен.',
				'Если это сделали вы, больше ничего не нужно. Если нет, скорее задайте новый пароль:'
			],
			button: 'Задать новый пароль',
			after: []
		},
		newEmail: {
			subject: 'Подтвердите новый адрес для Twexel',
			before: [
				'Здравствуйте!',
				'Этот адрес указали как новый адрес аккаунта Twexel. Подтвердите его, и письма и вход перейдут сюда.'
			],
			button: 'Подтвердить новый адрес',
			after: ['Ссылка действует сутки. Если это были не вы, просто не открывайте её.']
		},
		emailAsked: (email: string) => ({
			subject: 'Адрес вашего аккаунта Twexel меняют',
			before: [
				'Здравствуйте!',
				`Для вашего аккаунта Twexel указали новый адрес: ${email}. Он станет вашим, когда его подтвердят по ссылке из письма.`,
				'Если это сделали вы, больше ничего не нужно. Если нет, задайте новый пароль: он отменит и смену адреса.'
			],
			button: 'Задать новый пароль',
			after: []
		}),
		emailChanged: (email: string) => ({
			subject: 'Адрес вашего аккаунта Twexel изменён',
			before: [
				'Здравствуйте!',
				`Теперь адрес вашего аккаунта Twexel ${email}: с ним вы входите, на него приходят письма.`
			],
			button: 'Открыть Twexel',
			after: ['Если это были не вы, напишите тому, кто ведёт вашу установку Twexel.']
		})
	},
	en: {
		verify: {
			subject: 'Confirm your address for Twexel',
			before: [
				'Hello!',
				'Someone, most likely you, opened a Twexel account with this address. Confirm it to sign in.'
			],
			button: 'Confirm the address',
			after: [
				'The link works for two days. If this was not you, leave it alone: an unconfirmed account opens nothing.'
			]
		},
		alreadyThere: {
			subject: 'You already have a Twexel account',
			before: [
				'Hello!',
				'Someone tried to open a Twexel account with this address, and you have one already. Nothing has changed: sign in with your password.'
			],
			button: 'Sign in',
			after: [
				'Forgot the password? The sign-in page has a link for that. If this was not you, there is nothing to do.'
			]
		},
		reset: {
			subject: 'A new password for Twexel',
			before: [
				'Hello!',
				'Someone, most likely you, asked to set a new password for your Twexel account. Once you set it, every device is signed out.'
			],
			button: 'Set a new password',
			after: [
				'The link works for an hour, and once. If this was not you, leave it alone: the password stays as it is.'
			]
		},
		passwordChanged: {
			subject: 'Your Twexel password was changed',
			before: [
				'Hello!',
				'The password of your Twexel account was changed, and the other devices were signed out.',
				'If that was you, there is nothing to do. If not, set a new password now:'
			],
			button: 'Set a new password',
			after: []
		},
		newEmail: {
			subject: 'Confirm your new address for Twexel',
			before: [
				'Hello!',
				'This address was named as the new one of a Twexel account. Confirm it, and mail and sign-in move here.'
			],
			button: 'Confirm the new address',
			after: ['The link works for a day. If this was not you, leave it alone.']
		},
		emailAsked: (email: string) => ({
			subject: 'The address of your Twexel account is being changed',
			before: [
				'Hello!',
				`A new address was named for your Twexel account: ${email}. It becomes yours once the link in the mail sent there is opened.`,
				'If that was you, there is nothing to do. If not, set a new password: that also stops the change of address.'
			],
			button: 'Set a new password',
			after: []
		}),
		emailChanged: (email: string) => ({
			subject: 'The address of your Twexel account was changed',
			before: [
				'Hello!',
				`The address of your Twexel account is now ${email}: you sign in with it, and mail goes there.`
			],
			button: 'Open Twexel',
			after: ['If this was not you, write to whoever runs your Twexel.']
		})
	}
};
