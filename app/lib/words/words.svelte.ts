import { browser } from '$app/env';
import type { Said } from '#sync/records/said.ts';
import { en } from './en.ts';
import { ru, type Words } from './ru.ts';

export const locales = ['ru', 'en'] as const;
export type Locale = (typeof locales)[number];

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/** A language's own name, which is written the same in every interface. */
export const localeNames: Record<Locale, string> = { ru: 'Русский', en: 'English' };

const dictionaries: Record<Locale, Words> = { ru, en };
const rememberedAs = 'twexel.locale';

/** The sentences of the language that is spoken now; a component that reads `words.current` is redrawn when it changes. */
class CurrentWords {
	/** The person's choice on this device, else what the browser asks for. */
	locale = $state<Locale>(remembered() ?? wished());
	readonly current: Words = $derived(dictionaries[this.locale]);

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
		this.locale = locale;
	}
}

export const words = new CurrentWords();

function remembered(): Locale | null {
	const locale = browser ? localStorage.getItem(rememberedAs) : null;
	return isLocale(locale) ? locale : null;
}

// static/theme.js asks the same question before the first paint.
function wished(): Locale {
	return !browser || /^(ru|be|uk|kk)\b/.test(navigator.language) ? 'ru' : 'en';
}
