import { browser } from '$app/env';

/** Chromium's event, which the DOM types do not know. */
interface InstallEvent extends Event {
	prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** Whether the browser offers to install the app, and the way to ask it to. */
class Install {
	#offer = $state.raw<InstallEvent | null>(null);
	isInstalled = $state(browser && matchMedia('(display-mode: standalone)').matches);

	constructor() {
		if (!browser) return;
		addEventListener('beforeinstallprompt', (event) => {
			event.preventDefault();
			this.#offer = event as InstallEvent;
		});
		addEventListener('appinstalled', () => {
			this.isInstalled = true;
			this.#offer = null;
		});
	}

	get isOffered(): boolean {
		return this.#offer !== null;
	}

	async ask(): Promise<void> {
		const offer = this.#offer;
		this.#offer = null;
		await offer?.prompt();
	}
}

export const install = new Install();
