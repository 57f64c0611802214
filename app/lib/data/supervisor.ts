import { faultOf, type Fault } from './fault.ts';
import type { Replication } from './replication.ts';

/** The pause before a replication that was taken down starts again: it doubles, as long as it does not help. In milliseconds. */
const shortest = 1000;
const longest = 60_000;
/** How often a server that does not answer is asked again, at most. In milliseconds. */
const longestRetry = 30_000;
/** How often it is looked for what RxDB has passed over, in milliseconds. */
const lookEvery = 15_000;

/** What the person is told: a fault of this device's storage, and what the line to the server last said. */
export interface Told {
	fault(fault: Fault | null): void;
	/** Null: the server took or gave something. */
	line(error: string | null): void;
}

/**
 * Keeps the replications running. After a failed write on this device RxDB would go on and leave that page behind for good: all of them
 * are stopped at that very moment, and started again from the last checkpoint that is really stored.
 */
export class Supervisor {
	readonly #replicate: () => Replication[];
	readonly #told: Told;
	readonly #offerPassedOver: (running: Replication[]) => Promise<void>;
	readonly #looking: ReturnType<typeof setInterval>;
	#running: Replication[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#pause = shortest;
	#startedAt = 0;
	#isDown = false;
	#isStopped = false;
	#restarting: Promise<void> | null = null;
	#isLineFailing = false;

	constructor(
		replicate: () => Replication[],
		told: Told,
		offerPassedOver: (running: Replication[]) => Promise<void>
	) {
		this.#replicate = replicate;
		this.#told = told;
		this.#offerPassedOver = offerPassedOver;
		this.#looking = setInterval(() => this.#look(), lookEvery);
	}

	/** Does nothing where they run already, or were stopped for good. */
	start(): void {
		if (this.#isStopped || this.#running.length > 0) return;
		this.#isDown = false;
		this.#startedAt = Date.now();
		this.#running = this.#replicate();
		for (const replication of this.#running) this.#follow(replication);
	}

	/** Stops everything now, within the call, and starts again after a while. */
	fail(fault: Fault): void {
		if (this.#isStopped || this.#isDown) return;
		this.#isDown = true;
		this.#told.fault(fault);
		for (const replication of this.#running) freeze(replication);
		if (Date.now() - this.#startedAt > longest) this.#pause = shortest;
		this.#timer = setTimeout(() => void this.restart(), this.#pause);
		this.#pause = Math.min(this.#pause * 2, longest);
	}

	/** Starts again from what is stored, without waiting for any pause. */
	restart(): Promise<void> {
		this.#restarting ??= this.#again().finally(() => (this.#restarting = null));
		return this.#restarting;
	}

	/** Tries what failed. What is on its way is left alone: RxDB has no note of it before it is through. */
	retry(): void {
		if (this.#isDown || this.#isLineFailing) void this.restart();
		else {
			for (const replication of this.#running) replication.reSync();
			this.#look();
		}
	}

	/** The server can be reached again: what waits for its next attempt need not wait. */
	lineIsBack(): void {
		if (this.#isLineFailing) void this.restart();
	}

	async stop(): Promise<void> {
		this.#isStopped = true;
		clearTimeout(this.#timer);
		clearInterval(this.#looking);
		await this.#restarting;
		await this.#cancel();
	}

	#look(): void {
		if (this.#isDown || this.#restarting) return;
		this.#offerPassedOver(this.#running).catch((error: unknown) => this.fail(faultOf(error)));
	}

	async #again(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.#isStopped) return;
		await this.#cancel();
		// The cast: the compiler does not see that it may have been stopped meanwhile.
		if (this.#isStopped as boolean) return;
		this.#told.fault(null);
		this.#lineSaid(null);
		this.start();
	}

	async #cancel(): Promise<void> {
		const old = this.#running;
		this.#running = [];
		for (const replication of old) freeze(replication);
		await Promise.allSettled(old.map((replication) => replication.cancel()));
	}

	#follow(replication: Replication): void {
		const usual = replication.retryTime ?? shortest;
		const isWell = () => {
			replication.retryTime = usual;
			this.#lineSaid(null);
		};
		replication.received$.subscribe(isWell);
		replication.sent$.subscribe(isWell);
		replication.error$.subscribe((error) => {
			if (!isOfTheLine(error)) return this.fail(faultOf(error));
			replication.retryTime = Math.min((replication.retryTime ?? usual) * 1.5, longestRetry);
			this.#lineSaid(error.message);
		});
	}

	#lineSaid(error: string | null): void {
		this.#isLineFailing = error !== null;
		this.#told.line(error);
	}
}

/** What our own handlers threw: RxDB repeats those by itself. Everything else it only reports, and goes on. */
function isOfTheLine(error: unknown): boolean {
	const { code, parameters } = error as { code?: unknown; parameters?: { direction?: unknown } };
	return (
		(code === 'RC_PULL' || code === 'RC_PUSH' || code === 'RC_PUSH_NO_AR') && Boolean(parameters?.direction)
	);
}

/** `cancel()` takes effect some steps later, and by then the next page may have moved the checkpoint. */
function freeze(replication: Replication): void {
	const canceled = replication.internalReplicationState?.events.canceled;
	if (canceled && !canceled.isStopped) canceled.next(true);
}
