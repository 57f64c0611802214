import { liveQuery } from 'dexie';
import type { DeviceStore, Rescued, Waiting } from './device.ts';

/** What the frame shows of the sync: whether all is there, what waits, and what had to be kept aside. */
export class SyncState {
	/** Changes of this device that the server has not acknowledged, oldest first. */
	waitingItems = $state.raw<Waiting[]>([]);
	/** Texts that could not go where they were meant to. */
	rescued = $state.raw<Rescued[]>([]);
	lastSyncedAt = $state.raw<Date | null>(null);
	/** Why the last attempt failed, in the browser's words; null while all is well. */
	lastError = $state<string | null>(null);
	#isConnected = $state(false);
	#isLeading = false;
	#isOnline = $state(navigator.onLine);
	readonly #device: DeviceStore;
	readonly #retry: () => void;
	/** Only the tab that leads talks to the server; the others hear from it. */
	readonly #tabs = new BroadcastChannel('twexel-sync-state');
	readonly #stops: (() => void)[] = [];

	constructor(device: DeviceStore, retry: () => void) {
		this.#device = device;
		this.#retry = retry;
		const waiting = liveQuery(() => device.waiting.toArray()).subscribe((items) => {
			this.waitingItems = items.toSorted((a, b) => a.since - b.since);
		});
		const rescued = liveQuery(() => device.rescued.orderBy('at').reverse().toArray()).subscribe((items) => {
			this.rescued = items;
		});
		const look = () => (this.#isOnline = navigator.onLine);
		addEventListener('online', look);
		addEventListener('offline', look);
		this.#tabs.onmessage = ({ data }: MessageEvent<TabWord>) => this.#hear(data);
		this.#say({ is: 'asks' });
		this.#stops.push(
			() => this.#tabs.close(),
			() => waiting.unsubscribe(),
			() => rescued.unsubscribe(),
			() => removeEventListener('online', look),
			() => removeEventListener('offline', look)
		);
	}

	get waiting(): number {
		return this.waitingItems.length;
	}

	get status(): 'synced' | 'saving' | 'offline' {
		if (!this.#isOnline || !this.#isConnected) return 'offline';
		return this.waiting > 0 ? 'saving' : 'synced';
	}

	/** Whether the server can be reached at this moment, as far as is known. */
	get isOnline(): boolean {
		return this.#isOnline && this.#isConnected;
	}

	/** Tries everything that waits, now. */
	retry(): void {
		this.#retry();
		this.#say({ is: 'retry' });
	}

	async dropRescued(id: string): Promise<void> {
		await this.#device.rescued.delete(id);
	}

	/** Said by the tab that leads, whenever its line to the server comes or goes. */
	connected(isConnected: boolean): void {
		this.#isLeading = true;
		this.#set(isConnected);
		this.#say({ is: 'connected', isConnected });
	}

	failed(error: string | null): void {
		this.lastError = error;
	}

	close(): void {
		for (const stop of this.#stops) stop();
	}

	#set(isConnected: boolean): void {
		this.#isConnected = isConnected;
		if (isConnected) this.lastSyncedAt = new Date();
	}

	#say(word: TabWord): void {
		this.#tabs.postMessage(word);
	}

	#hear(word: TabWord): void {
		if (word.is === 'connected' && !this.#isLeading) this.#set(word.isConnected);
		else if (word.is === 'retry') this.#retry();
		else if (word.is === 'asks' && this.#isLeading) {
			this.#say({ is: 'connected', isConnected: this.#isConnected });
		}
	}
}

type TabWord = { is: 'connected'; isConnected: boolean } | { is: 'asks' } | { is: 'retry' };
