import { liveQuery } from 'dexie';
import { fateOf, pauseAfter } from './fate.ts';
import { handedOver } from './hand-over.ts';
import { inOneTab } from './one-tab.ts';
import { forget, note, type Outgoing } from './store.ts';
import { repoint } from './twins.ts';
import { hash, Unreadable, upload, type Workplace } from './work.ts';

/** How many files at once are hashed, and how many are sent. */
const lanes = { hashing: 1, uploading: 2 };
const day = 24 * 3_600_000;

type Step = keyof typeof lanes;

/**
 * Sends what is in the outbox, in one tab of all. It takes no commands: whatever a person decides about a file is written into the outbox, in
 * any tab, and followed from there.
 */
export class Engine {
	readonly #place: Workplace;
	readonly #running = new Map<string, { step: Step; stop: AbortController }>();
	readonly #leaving = new Set<string>();
	readonly #closing = new AbortController();
	#files: Outgoing[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** The server was not reached so many times in a row, and is left in peace until then. */
	#misses = 0;
	#quietUntil = 0;

	constructor(userId: string, place: Workplace) {
		this.#place = place;
		inOneTab(`twexel.outbox.${userId}`, (until) => this.#lead(until), this.#closing.signal);
	}

	/** The network may be back: what waits for it is tried now. */
	wake(): void {
		this.#quietUntil = 0;
		this.#misses = 0;
		this.#go();
	}

	close(): void {
		this.#closing.abort(new Error('the outbox is closed'));
	}

	async #lead(signal: AbortSignal): Promise<void> {
		const { store } = this.#place;
		// What a tab was at that is no more.
		await store.outgoing.where('state').anyOf('hashing', 'uploading').modify({ state: 'waiting' });
		await this.#settleTwins();
		if (signal.aborted) return;
		const watching = liveQuery(() => store.outgoing.orderBy('addedAt').toArray()).subscribe({
			next: (files) => this.#follow(files),
			error: (error) => signal.aborted || console.error(error)
		});
		const wake = () => this.wake();
		addEventListener('online', wake, { signal });
		document.addEventListener('visibilitychange', wake, { signal });
		await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
		watching.unsubscribe();
		clearTimeout(this.#timer);
		this.#files = [];
		for (const { stop } of this.#running.values()) stop.abort(signal.reason);
	}

	/** A page that closed too early may have stored a post with a file's first id. */
	async #settleTwins(): Promise<void> {
		const { store, db } = this.#place;
		for (const twin of await store.twins.toArray()) {
			await repoint(db, twin);
			if (twin.at < Date.now() - day) await store.twins.delete(twin.id);
		}
	}

	#follow(files: Outgoing[]): void {
		this.#files = files;
		for (const [id, { stop }] of this.#running) {
			const file = files.find((one) => one.id === id);
			if (!file || file.state === 'paused') stop.abort(new Error('stopped by a person'));
		}
		this.#go();
	}

	/** Begins whatever can be begun now, and comes back when the next can. */
	#go(): void {
		if (this.#closing.signal.aborted) return;
		const now = Date.now();
		let next = Infinity;
		for (const file of this.#files) {
			if (file.state === 'done') void this.#leave(file);
			if (file.state !== 'waiting' || this.#running.has(file.id)) continue;
			const step = file.sha256 === null ? 'hashing' : 'uploading';
			const dueAt = step === 'hashing' ? 0 : Math.max(file.retryAt, this.#quietUntil);
			if (dueAt > now) next = Math.min(next, dueAt);
			else if (this.#isFree(step)) void this.#run(file, step);
		}
		clearTimeout(this.#timer);
		if (next < Infinity) this.#timer = setTimeout(() => this.#go(), next - now);
	}

	#isFree(step: Step): boolean {
		if (step === 'uploading' && !navigator.onLine) return false;
		return [...this.#running.values()].filter((one) => one.step === step).length < lanes[step];
	}

	async #run(file: Outgoing, step: Step): Promise<void> {
		const stop = new AbortController();
		this.#running.set(file.id, { step, stop });
		const begun = { ...file, state: step };
		try {
			if (!(await note(this.#place.store, file, { state: step }))) return;
			if (step === 'hashing') await hash(this.#place, begun, stop.signal);
			else await upload(this.#place, begun, () => (this.#misses = 0), stop.signal);
		} catch (error) {
			if (!stop.signal.aborted) await this.#failed(begun, error);
		} finally {
			this.#running.delete(file.id);
			this.#go();
		}
	}

	async #failed({ id, state }: Outgoing, error: unknown): Promise<void> {
		const { store } = this.#place;
		const file = await store.outgoing.get(id);
		if (!file) return;
		const fate = fateOf(error, file.uploadUrl !== null);
		const anew = { uploadUrl: null, offset: 0 };
		if (fate.is === 'offline') {
			this.#quietUntil = Date.now() + pauseAfter(this.#misses++);
			await note(store, { id, state }, { state: 'waiting', code: fate.code });
		} else if (fate.is === 'no') {
			// A bug of ours must not pass for a file that cannot be read.
			if (fate.code === 'file_unreadable' && !(error instanceof Unreadable)) console.error(error);
			await note(store, { id, state }, { ...anew, state: 'failed', code: fate.code });
		} else {
			const tries = file.tries + 1;
			const retryAt = Date.now() + pauseAfter(tries);
			const again = { state: 'waiting' as const, code: fate.code, tries, retryAt };
			await note(store, { id, state }, fate.isAnew ? { ...anew, ...again } : again);
		}
	}

	/** The file's bytes stay until the server's copy can be shown as well, so that a picture never goes dark on its way. */
	async #leave(file: Outgoing): Promise<void> {
		const { id, addedAt } = file;
		if (this.#leaving.has(id)) return;
		this.#leaving.add(id);
		const { signal } = this.#closing;
		try {
			// What cannot be shown (deleted elsewhere, out of reach) is looked at again when something moves, for a week.
			const isOld = addedAt < Date.now() - 7 * day;
			const isShown = await handedOver(this.#place, file, signal).then(
				() => true,
				() => false
			);
			if (!signal.aborted && (isShown || isOld)) await forget(this.#place.store, id);
		} finally {
			this.#leaving.delete(id);
		}
	}
}
