import { tick } from 'svelte';
import { browser } from '$app/env';
import { dropAccess, listenToAccess, takeAccess, type SessionAnswer, type User } from '../access.ts';
import { api } from '../api.ts';
import { mediaCache } from '../media-cache.ts';
import { words } from '../words/words.svelte.ts';
import { saveAll } from './leaving.ts';

const rememberedAs = 'twexel.user';

/**
 * Who is signed in on this device. The profile (never a token) is remembered, so that every screen opens with no network; whether
 * the session still holds is found out by the first call that reaches the server.
 */
class Session {
	user = $state.raw<User | null>(remembered());

	constructor() {
		if (!browser) return;
		listenToAccess({ renewed: (user) => this.patch(user), ended: () => void this.#end() });
		// Another tab signed in or out.
		addEventListener('storage', (event) => {
			if (event.key !== rememberedAs || remembered()?.id === this.user?.id) return;
			void saveAll().then(() => location.reload());
		});
	}

	start(answer: SessionAnswer): void {
		takeAccess(answer.accessToken);
		this.patch(answer.user);
		if (!words.isChosen) words.choose(answer.user.locale);
	}

	/** The profile as it is now. */
	patch(user: User): void {
		this.user = user;
		localStorage.setItem(rememberedAs, JSON.stringify(user));
	}

	/** Ends the session and wipes what the device holds. Without the server the device is wiped all the same. */
	async signOut(): Promise<void> {
		// The screens go first: they cannot stand without the desk.
		this.user = null;
		await tick();
		// By its cookie: a token that ran out need not be renewed for this.
		await api.knock('/api/auth/logout', {}).catch(() => {});
		const { wipeDesk } = await import('../data/desk.svelte.ts');
		await wipeDesk();
		await forgetPush();
		await caches.delete(mediaCache);
		this.#forget();
		location.assign('/sign-in');
	}

	/** The server ended it. The device's data stays: what waits to be sent goes out when the same person is back. */
	async #end(): Promise<void> {
		if (!this.user) return;
		this.#forget();
		await saveAll();
		const next = location.pathname + location.search;
		location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
	}

	#forget(): void {
		dropAccess();
		localStorage.removeItem(rememberedAs);
	}
}

/** Nobody is told of another person's posts: the server drops a subscription that no longer answers. */
async function forgetPush(): Promise<void> {
	const registration = await navigator.serviceWorker?.getRegistration();
	const subscription = await registration?.pushManager?.getSubscription();
	await subscription?.unsubscribe();
}

function remembered(): User | null {
	const text = browser ? localStorage.getItem(rememberedAs) : null;
	// Written by `patch` above.
	return text === null ? null : (JSON.parse(text) as User);
}

export const session = new Session();
