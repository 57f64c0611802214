/** What lies over every screen, by one key: the palette of commands, or the list of keys. */
class Overlay {
	shown = $state<'palette' | 'keys' | null>(null);

	show = (what: 'palette' | 'keys'): void => {
		this.shown = what;
	};

	hide = (): void => {
		this.shown = null;
	};
}

export const overlay = new Overlay();
