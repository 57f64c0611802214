import { liveQuery } from 'dexie';
import type { DeviceStore, Rescued, Waiting } from './device.ts';
import type { Fault } from './fault.ts';
import { isOpen } from './sayings.ts';

/** What the frame shows of the sync: whether all is there, what waits and why, and what had to be kept aside. */
export class SyncState {
	/** Changes of this device that the server has not acknowledged, oldest first. */
	waitingItems = $state.raw<Waiting[]>([]);
	/** Texts that could not go where they were meant to. */
	rescued = $state.raw<Rescued[]>([]);
	/** Files that are on this device alone, as the outbox tells. */
	filesWaiting = $state(0);
	/** When this device last held all that the server has, as far as is known. */
	lastSyncedAt = $state.raw<Date | null>(rememberedExchange());
	/** What the tab that leads has to say; the others show the same. */
	#line = $state.raw<Line>({ isConnected: false, error: null, fault: null, isOutdated: false });
	/** A write of this very tab that failed. */
	#ownFault = $state<Fault | null>(null);
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
		// An answer that fails leaves the last one standing: the fault is told of elsewhere.
		const waiting = liveQuery(() => waitingOn(device)).subscribe({
			next: (items) => (this.waitingItems = items.toSorted((a, b) => a.since - b.since)),
			error: () => {}
		});
		const rescued = liveQuery(() => device.rescued.orderBy('at').reverse().toArray()).subscribe({
			next: (items) => (this.rescued = items),
			error: () => {}
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

	get status(): 'synced' | 'saving' | 'offline' | 'full' | 'outdated' {
		if (this.storageFault === 'full') return 'full';
		if (this.#line.isOutdated) return 'outdated';
		if (!this.isOnline) return 'offline';
		return this.waiting + this.filesWaiting > 0 ? 'saving' : 'synced';
	}

	/** Why nothing leaves at this moment; null where it does, or nothing has to. */
	get obstacle(): 'no_network' | 'no_server' | 'server_error' | 'full' | 'broken' | 'outdated' | null {
		if (this.storageFault) return this.storageFault === 'full' ? 'full' : 'broken';
		if (this.#line.isOutdated) return 'outdated';
		if (!this.#isOnline) return 'no_network';
		if (!this.#line.isConnected) return 'no_server';
		return this.#line.error === null ? null : 'server_error';
	}

	/** What keeps this device from storing, in this tab or in the one that leads. */
	get storageFault(): Fault | null {
		return this.#ownFault ?? this.#line.fault;
	}

	/** Whether the server can be reached at this moment, as far as is known. */
	get isOnline(): boolean {
		return this.#isOnline && this.#line.isConnected;
	}

	/** Tries everything that waits, now. */
	retry(): void {
		this.#ownFault = null;
		this.#retry();
		this.#say({ is: 'retry' });
	}

	async dropRescued(id: string): Promise<void> {
		await this.#device.rescued.delete(id);
	}

	/** Said by the tab that leads, whenever its line to the server comes or goes. */
	connected(isConnected: boolean): void {
		this.#isLeading = true;
		this.#lead({ isConnected });
	}

	/** What the server last said against an exchange; null when one worked. */
	failed(error: string | null): void {
		if (error !== this.#line.error) this.#lead({ error });
		if (error === null) this.#exchanged();
	}

	/** The server wants a newer app. What waits stays here until it is loaded. */
	outdated(): void {
		this.#lead({ isOutdated: true });
	}

	/** A fault in what the replication stores; null when it starts again. */
	fault(fault: Fault | null): void {
		if (fault !== this.#line.fault) this.#lead({ fault });
	}

	/** A fault in what this tab stores; null when a write has worked. */
	ownFault(fault: Fault | null): void {
		if (fault !== this.#ownFault) this.#ownFault = fault;
	}

	close(): void {
		for (const stop of this.#stops) stop();
	}

	#lead(part: Partial<Line>): void {
		this.#line = { ...this.#line, ...part };
		if (part.isConnected) this.#exchanged();
		if (this.#isLeading) this.#say({ is: 'line', line: this.#line });
	}

	/** Told for every document: to the second is exact enough. */
	#exchanged(): void {
		const now = new Date();
		if (this.lastSyncedAt && now.getTime() - this.lastSyncedAt.getTime() < 1000) return;
		this.lastSyncedAt = now;
		localStorage.setItem(exchangedAt, now.toISOString());
	}

	#say(word: TabWord): void {
		this.#tabs.postMessage(word);
	}

	#hear(word: TabWord): void {
		if (word.is === 'line' && !this.#isLeading) {
			this.#line = word.line;
			if (word.line.isConnected) this.#exchanged();
		} else if (word.is === 'retry') this.#retry();
		else if (word.is === 'asks' && this.#isLeading) this.#say({ is: 'line', line: this.#line });
	}
}

/** Documents, and what was said about posts. */
async function waitingOn(device: DeviceStore): Promise<Waiting[]> {
	const [documents, sayings] = await Promise.all([device.waiting.toArray(), device.sayings.toArray()]);
	const said = sayings.filter(isOpen).map(({ seq, postId, since }) => ({
		...{ key: `sayings/${seq}`, collection: 'posts' as const, id: postId, writeId: '', since },
		fields: ['thread']
	}));
	return [...documents, ...said];
}

const exchangedAt = 'twexel.synced-at';

function rememberedExchange(): Date | null {
	const at = new Date(localStorage.getItem(exchangedAt) ?? Number.NaN);
	return Number.isNaN(at.getTime()) ? null : at;
}

interface Line {
	isConnected: boolean;
	error: string | null;
	fault: Fault | null;
	isOutdated: boolean;
}

type TabWord = { is: 'line'; line: Line } | { is: 'asks' } | { is: 'retry' };
