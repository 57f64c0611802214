import { browser } from '$app/env';

export const themes = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof themes)[number];

const rememberedAs = 'twexel.theme';

/** Light or dark as the system has it, until the person chooses. static/early.js puts the choice on the page before it is drawn. */
class Theme {
	name = $state<ThemeName>(remembered());

	choose(name: ThemeName): void {
		this.name = name;
		const root = document.documentElement;
		if (name === 'system') {
			localStorage.removeItem(rememberedAs);
			delete root.dataset.theme;
		} else {
			localStorage.setItem(rememberedAs, name);
			root.dataset.theme = name;
		}
	}
}

function remembered(): ThemeName {
	const name = browser ? localStorage.getItem(rememberedAs) : null;
	return themes.find((theme) => theme === name) ?? 'system';
}

export const theme = new Theme();
