import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '#server/core/deps.ts';
import { perDeps } from '#server/core/per-deps.ts';
import { enqueueRenewals } from '#server/grants/due.ts';
import { callUp } from '#server/limits/call-up.ts';
import { enqueueDigests } from '#server/notices/hold.ts';
import { armDue, enqueueForgotten } from '#server/publications/arm-due.ts';
import { moveHeld } from '#server/queue/move-held.ts';
import { settleJournaled, sweep } from '#server/publications/sweep.ts';
import { enqueuePreflights } from '#server/preflight/due.ts';
import { enqueueUpkeep } from '#server/upkeep/due.ts';
import { catalog, type JobName } from './catalog.ts';
import type { Job } from './job.ts';
import { runJob } from './run-job.ts';

/** How often it looks for what is due, if nothing wakes it before, in milliseconds. */
const lookEvery = 1000;
/** Shortest pause between two looks, and after one that found nothing, in milliseconds: most changes are nothing to it. */
const breath = 20;
const rest = 150;
/** Most jobs in hand at once, those included that wait for their second. */
const mostInHand = 1000;
const perFetch = 100;
/** So many posts that began to leave less than so many milliseconds ago are a crowd. */
const crowd = { size: 50, passesIn: 2000 };
const tidyEvery = 3_600_000;
/** How often answers are looked for that nobody has settled for as long, in milliseconds: a send and its settling take less. */
const settleEvery = 120_000;
/** How long a stop waits for sends under way, in milliseconds. */
const longestFarewell = 10_000;

interface InHand {
	name: JobName;
	/** The publication or post that it is about. */
	subject: string | undefined;
	/** True while it only waits for its instant. */
	isWaiting: boolean;
	/** When it was begun, or its instant came, on the process's own clock. */
	begunAt: number;
	/** Resolves when it begins to wait, if it does. */
	waits: Promise<void>;
	done: Promise<void>;
}

/**
 * Does what nobody asks for. It arms what is due soon, takes jobs, and holds each until its second: a poll alone would be late by
 * half its interval.
 */
class Worker {
	readonly #deps: Deps;
	readonly #inHand = new Set<InHand>();
	readonly #stopping = new AbortController();
	#wake: () => void = () => undefined;
	#looping = Promise.resolve();
	#tidiedAt = 0;
	#settledAt = 0;
	#lookedAt = 0;

	constructor(deps: Deps) {
		this.#deps = deps;
	}

	/** Looks for work until it is stopped; every change that is told of wakes it at once. */
	start(): void {
		const stopHearing = this.#deps.pulse.hear(() => this.#wake());
		this.#looping = this.#inherit()
			.then(() => this.#loop())
			.finally(stopHearing);
	}

	async stop(): Promise<void> {
		this.#stopping.abort();
		this.#wake();
		const working = [this.#looping, ...[...this.#inHand].map((one) => one.done)];
		await Promise.race([Promise.allSettled(working), sleep(longestFarewell)]);
	}

	/** One look: arms, sweeps, takes jobs. Gives how much it found. */
	async look(): Promise<number> {
		const deps = this.#deps;
		this.#lookedAt = performance.now();
		let found = await moveHeld(deps);
		found += await armDue(deps);
		found += await enqueueForgotten(deps, (id) => [...this.#inHand].some((one) => one.subject === id));
		found += await sweep(deps);
		await this.#settleLeft();
		found += await callUp(deps);
		found += await enqueueUpkeep(deps);
		found += await enqueuePreflights(deps);
		found += await enqueueRenewals(deps);
		found += await enqueueDigests(deps);
		await this.#tidy();
		for (const name of await deps.queue.ready()) {
			if (name === 'deliver' || !this.#isCrowded()) found += await this.#take(name);
		}
		return found;
	}

	/** The same while a crowd is leaving: what has an hour goes on, and all else has its look once a second. */
	async #lookInCrowd(): Promise<number> {
		const found = (await armDue(this.#deps)) + (await callUp(this.#deps));
		return found + (await this.#take('deliver'));
	}

	/** Everything that can be done at this instant; what waits for a later one goes on waiting. */
	async drain(): Promise<void> {
		for (;;) {
			const found = await this.look();
			const working = [...this.#inHand].filter((one) => !one.isWaiting);
			if (found === 0 && working.length === 0) return;
			await Promise.all(working.map((one) => Promise.race([one.done, one.waits])));
		}
	}

	/** What an earlier worker of this machine knew and could not say any more. */
	#inherit(): Promise<void> {
		return settleJournaled(this.#deps).catch((error: unknown) =>
			this.#deps.log.error({ err: error }, 'the journal of answers could not be settled')
		);
	}

	async #loop(): Promise<void> {
		while (!this.#stopping.signal.aborted) {
			const woken = new Promise<void>((resolve) => (this.#wake = resolve));
			const isHurried = this.#isCrowded() && performance.now() - this.#lookedAt < lookEvery;
			const found = await (isHurried ? this.#lookInCrowd() : this.look()).catch((error: unknown) => {
				if (!this.#stopping.signal.aborted)
					this.#deps.log.error({ err: error }, 'the worker could not look for work');
				return 0;
			});
			const rested = sleep(found === 0 ? rest : breath);
			if (found === 0) await Promise.race([woken, sleep(lookEvery)]);
			await Promise.all([rested, sleep(breath)]);
		}
	}

	/** Whether so many have just begun to leave that whatever has no hour of its own lets them pass. */
	#isCrowded(): boolean {
		const lately = performance.now() - crowd.passesIn;
		const leaving = [...this.#inHand].filter(
			({ name, isWaiting, begunAt }) => name === 'deliver' && !isWaiting && begunAt > lately
		);
		return leaving.length > crowd.size;
	}

	#roomFor(name: JobName): number {
		const { atOnce } = catalog[name] as Job<unknown>;
		const room = mostInHand - this.#inHand.size;
		if (atOnce === undefined) return room;
		return Math.min(room, atOnce - [...this.#inHand].filter((one) => one.name === name).length);
	}

	async #take<Name extends JobName>(name: Name): Promise<number> {
		const room = this.#roomFor(name);
		if (room <= 0 || this.#stopping.signal.aborted) return 0;
		const jobs = await this.#deps.queue.boss.fetch<unknown>(name, { batchSize: Math.min(room, perFetch) });
		for (const { id, data } of jobs) {
			const { promise: waits, resolve } = Promise.withResolvers<void>();
			const begunAt = performance.now();
			const entry: InHand = { name, subject: subjectOf(data), isWaiting: false, begunAt, waits, done: waits };
			this.#inHand.add(entry);
			const hold = async (dueAt: Date) => {
				entry.isWaiting = true;
				resolve();
				await this.#deps.clock.until(dueAt, this.#stopping.signal);
				entry.isWaiting = false;
				entry.begunAt = performance.now();
				entry.waits = new Promise(() => undefined);
			};
			entry.done = runJob(this.#deps, { name, id, data }, this.#stopping.signal, hold).finally(() =>
				this.#inHand.delete(entry)
			);
		}
		return jobs.length;
	}

	async #settleLeft(): Promise<void> {
		const now = this.#deps.clock.now().getTime();
		if (Math.abs(now - this.#settledAt) < settleEvery) return;
		this.#settledAt = now;
		await settleJournaled(this.#deps, settleEvery);
	}

	async #tidy(): Promise<void> {
		const now = this.#deps.clock.now().getTime();
		if (now - this.#tidiedAt < tidyEvery) return;
		this.#tidiedAt = now;
		await this.#deps.db.transaction((tx) => this.#deps.enqueue(tx, 'tidy', {}));
	}
}

const subjectOf = (data: unknown): string | undefined =>
	typeof data === 'object' && data !== null && 'publicationId' in data
		? String(data.publicationId)
		: undefined;

const workerOf = perDeps((deps) => new Worker(deps));

export function startWorker(deps: Deps): { stop(): Promise<void> } {
	const worker = workerOf(deps);
	worker.start();
	return worker;
}

/** For tests with a clock of their own: does all that is due, by the same steps as the running worker. */
export const drain = (deps: Deps): Promise<void> => workerOf(deps).drain();
