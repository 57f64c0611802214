import { letter } from '../integrations/mail/letter.ts';
import type { Mail } from '../integrations/mail/mail.ts';

interface Invitation {
	to: string;
	locale: 'ru' | 'en';
	/** Who invites, by name or address. */
	by: string;
	project: string;
	link: string;
}

/** To somebody who has no account yet: the letter brings them to where they make one. */
export function invitationLetter({ to, locale, by, project, link }: Invitation): Mail {
	const words = {
		ru: {
			subject: `Приглашение в проект «${project}»`,
			before: [
				'Здравствуйте!',
				`${by} приглашает вас в проект «${project}» в Twexel. Заведите аккаунт на этот адрес, и проект откроется.`
			],
			button: 'Принять приглашение',
			after: ['Если вы не ждали этого письма, просто не отвечайте на него.']
		},
		en: {
			subject: `An invitation to the project “${project}”`,
			before: [
				'Hello!',
				`${by} invites you to the project “${project}” in Twexel. Open an account with this address and the project is there.`
			],
			button: 'Accept the invitation',
			after: ['If you did not expect this letter, there is nothing to do.']
		}
	}[locale];
	return letter({ to, locale, link, ...words });
}

/** To somebody who is in from now on. */
export function welcomeLetter({ to, locale, by, project, link }: Invitation): Mail {
	const words = {
		ru: {
			subject: `Вы в проекте «${project}»`,
			before: ['Здравствуйте!', `${by} добавил(а) вас в проект «${project}» в Twexel.`],
			button: 'Открыть Twexel',
			after: []
		},
		en: {
			subject: `You are in the project “${project}”`,
			before: ['Hello!', `${by} added you to the project “${project}” in Twexel.`],
			button: 'Open Twexel',
			after: []
		}
	}[locale];
	return letter({ to, locale, link, ...words });
}
