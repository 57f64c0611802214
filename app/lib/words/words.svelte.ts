import { browser } from '$app/env';
import type { Said } from '#sync/records/said.ts';
import { en } from './en.ts';
import { ru, type Words } from './ru.ts';

export const locales = ['ru', 'en'] as const;
export type Locale = (typeof locales)[number];

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/** A language's own name, which is written the same in every interface. */
export const localeNames: Record<Locale, string> = { ru: 'Русский', en: 'English' };

/** The language that somebody is greeted in whose browser asks for `wish`, `uk-UA`, first. static/early.js asks the same before the first paint. */
export const localeFor = (wish: string): Locale => (/^(ru|be|uk|kk)\b/i.test(wish) ? 'ru' : 'en');

const dictionaries: Record<Locale, Words> = { ru, en };
const rememberedAs = 'twexel.locale';

/** On the server: the language of the page that is being drawn there. */
let askedFor: () => Locale = () => 'ru';

/** The server draws pages for many people at a time: it says for each in which language, by `read`. */
export const hearLocale = (read: () => Locale): void => void (askedFor = read);

/** The sentences of the language that is spoken now; a component that reads `words.current` is redrawn when it changes. */
class CurrentWords {
	#own = $state<Locale>(remembered() ?? wished());

	/** The person's choice on this device, else what the browser asks for. */
	get locale(): Locale {
		return browser ? this.#own : askedFor();
	}

	get current(): Words {
		return dictionaries[this.locale];
	}

	/** Whether somebody chose, on this device, or the browser's wish stands. */
	get isChosen(): boolean {
		return remembered() !== null;
	}

	/** A sentence that came as data. */
	say(sentence: Said): string {
		return sentence[this.locale];
	}

	choose(locale: Locale): void {
		localStorage.setItem(rememberedAs, locale);
		document.documentElement.lang = locale;
		this.#own = locale;
	}
}

export const words = new CurrentWords();

function remembered(): Locale | null {
	const locale = browser ? localStorage.getItem(rememberedAs) : null;
	return isLocale(locale) ? locale : null;
}

function wished(): Locale {
	return browser ? localeFor(navigator.language) : 'ru';
}
