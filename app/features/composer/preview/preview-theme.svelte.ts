import { browser } from '$app/env';

export const previewThemes = ['system', 'light', 'dark'] as const;
export type PreviewTheme = (typeof previewThemes)[number];

const rememberedAs = 'twexel.preview-theme';

/** Readers have a theme of their own: a post can be looked at by day and by night, whatever this desk is set to. */
class Theme {
	name = $state<PreviewTheme>(remembered());

	choose(name: PreviewTheme): void {
		this.name = name;
		localStorage.setItem(rememberedAs, name);
	}
}

function remembered(): PreviewTheme {
	const name = browser ? localStorage.getItem(rememberedAs) : null;
	return previewThemes.find((theme) => theme === name) ?? 'system';
}

export const previewTheme = new Theme();
