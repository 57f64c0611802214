import { dev } from '$app/env';
import type { Workbox } from 'workbox-window';
import { saveAll } from './leaving.ts';

/** How long the new version may take to step in before the page is loaded anew. In milliseconds. */
const patience = 3000;
const againAs = 'twexel.update-again';

/**
 * A new version of the app, from its download to the moment when the person lets it in. It waits until it is asked for; a tab that
 * did not ask keeps running as it is when another one did, and is asked too, because a reload could cost what is being typed.
 */
class AppUpdate {
	isReady = $state(false);
	#worker: Workbox | null = null;
	#isAsked = false;
	#isStarted = false;

	async start(): Promise<void> {
		// In development there is no worker: its files change under its hands.
		if (dev || !('serviceWorker' in navigator) || this.#isStarted) return;
		this.#isStarted = true;
		// Loaded when the page stands: nothing of it is needed before.
		const { Workbox } = await import('workbox-window');
		const worker = new Workbox('/service-worker.js');
		this.#worker = worker;
		// The very first worker takes over a page that had none: that is no update, however long it took to install.
		let hasWorker = navigator.serviceWorker.controller !== null;
		worker.addEventListener('waiting', () => this.#offer());
		worker.addEventListener('controlling', () => {
			if (this.#isAsked) location.reload();
			else this.isReady ||= hasWorker;
			hasWorker = true;
		});
		addEventListener('visibilitychange', () => this.#look());
		await worker.register();
		hasWorker ||= navigator.serviceWorker.controller !== null;
	}

	/** Asks the person, unless they have said yes before the page was loaded anew for it. */
	#offer(): void {
		const isWanted = sessionStorage.getItem(againAs) !== null;
		sessionStorage.removeItem(againAs);
		if (isWanted) void this.apply();
		else this.isReady = true;
	}

	async apply(): Promise<void> {
		await saveAll();
		this.#isAsked = true;
		const registration = await navigator.serviceWorker?.getRegistration();
		if (!registration?.waiting) return location.reload();
		registration.waiting.postMessage({ type: 'SKIP_WAITING' });
		// In a page that was loaded before it had a worker, Chromium was seen never to let the next one in. Loaded anew, it does.
		setTimeout(() => {
			sessionStorage.setItem(againAs, 'yes');
			location.reload();
		}, patience);
	}

	/** A tab that lives for weeks looks for a new version whenever somebody comes back to it. */
	#look(): void {
		if (document.visibilityState === 'visible' && navigator.onLine) {
			void this.#worker?.update().catch(() => {});
		}
	}
}

export const appUpdate = new AppUpdate();
