/** Where the program gets the time from, so that tests can move it. */
export interface Clock {
	now(): Date;
	/** Resolves when `now()` has reached `instant`, or when `signal` is aborted. Never rejects. */
	until(instant: Date, signal?: AbortSignal): Promise<void>;
}

/** Longest single timer: beyond 2^31 ms Node fires at once, and a clock that was set should be looked at again soon. */
const longestTimer = 5000;

/** Waits by a clock that may be set meanwhile. */
export async function waitUntil(now: () => Date, instant: Date, signal?: AbortSignal): Promise<void> {
	for (;;) {
		const left = instant.getTime() - now().getTime();
		if (left <= 0 || signal?.aborted) return;
		await pause(Math.min(left, longestTimer), signal);
	}
}

export const systemClock: Clock = {
	now: () => new Date(),
	until: (instant, signal) => waitUntil(systemClock.now, instant, signal)
};

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
	new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		signal?.addEventListener('abort', done);
	});
