import { browser } from '$app/env';

const rememberedAs = 'twexel.tray';

/** Whether this device shows the tray of drafts beside its calendars. */
class TrayOpen {
	isOpen = $state(browser && localStorage.getItem(rememberedAs) === 'open');

	turn = (): void => {
		this.isOpen = !this.isOpen;
		localStorage.setItem(rememberedAs, this.isOpen ? 'open' : 'closed');
	};
}

export const trayOpen = new TrayOpen();
