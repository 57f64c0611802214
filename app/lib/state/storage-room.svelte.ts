import { browser } from '$app/env';

const askedAs = 'twexel.storage-asked';

/** How much of this device is ours, and whether the browser may take it away when the disk runs short. */
class StorageRoom {
	/** Bytes; null where the browser does not tell. */
	used = $state<number | null>(null);
	limit = $state<number | null>(null);
	/** Kept until the person removes it; null where there is no such promise to be had. */
	isKept = $state<boolean | null>(null);

	async look(): Promise<void> {
		if (!browser || !('storage' in navigator)) return;
		const { usage, quota } = await navigator.storage.estimate();
		this.used = usage ?? null;
		this.limit = quota ?? null;
		this.isKept = await navigator.storage.persisted();
	}

	/** Asks for the promise, after the first draft and once: some browsers put the question to the person. */
	async askOnce(): Promise<void> {
		if (!browser || !('storage' in navigator) || localStorage.getItem(askedAs) !== null) return;
		localStorage.setItem(askedAs, new Date().toISOString());
		await this.ask();
	}

	/** At the person's own wish. */
	async ask(): Promise<void> {
		this.isKept = await navigator.storage.persist();
		await this.look();
	}
}

export const storageRoom = new StorageRoom();
