import { tick } from 'svelte';
import { browser } from '$app/env';
import { dropAccess, listenToAccess, takeAccess, type SessionAnswer, type User } from '../access.ts';
import { api } from '../api.ts';
import { words } from '../words/words.svelte.ts';
import { letGo, saveAll } from './leaving.ts';
import { remembered, rememberedAs } from './remembered.ts';

/**
 * Who is signed in on this device. The profile (never a token) is remembered, so that every screen opens with no network; whether
 * the session still holds is found out by the first call that reaches the server.
 */
class Session {
	user = $state.raw<User | null>(remembered());
	#isEnding = false;

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

	/** Ends the session and wipes what the device holds, in every tab. Without the server the device is wiped all the same. */
	async signOut({ everywhere = false } = {}): Promise<void> {
		// The one thing that needs the server: nobody is told that the others are out where they are not.
		if (everywhere) await api.delete('/api/auth/sessions?keep=current');
		const user = this.user;
		letGo();
		// The screens go first: they cannot stand without the desk.
		this.user = null;
		await tick();
		// By its cookie: a token that ran out need not be renewed for this.
		const isEnded = api.knock('/api/auth/logout', {}).catch(() => {});
		const { wipeDesk } = await import('../data/desk.svelte.ts');
		if (user) await wipeDesk(user.id);
		await isEnded;
		dropAccess();
		const { forgetTraces } = await import('../data/wipe.ts');
		// With the profile goes the last trace, and the other tabs see that.
		await forgetTraces();
		location.assign('/sign-in');
	}

	/**
	 * The server ended it. The device's data stays, closed: what waits to be sent goes out when the same person is back, and goes with all else
	 * when another one comes. Whoever ended it from afar may have lost this device, so nothing rings on it any more.
	 */
	async #end(): Promise<void> {
		if (!this.user || this.#isEnding) return;
		this.#isEnding = true;
		await saveAll();
		letGo();
		this.user = null;
		await tick();
		this.#forget();
		const { forgetPush } = await import('../data/wipe.ts');
		await forgetPush().catch(() => {});
		const next = location.pathname + location.search;
		location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
	}

	#forget(): void {
		dropAccess();
		localStorage.removeItem(rememberedAs);
	}
}

export const session = new Session();
