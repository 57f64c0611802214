/** Where the program gets the time from, so that tests can move it. */
export interface Clock {
	now(): Date;
	/** Resolves when `now()` has reached `instant`, or when `signal` is aborted. Never rejects. */
	until(instant: Date, signal?: AbortSignal): Promise<void>;
}

/** Longest single timer: beyond 2^31 ms Node fires at once, and a suspended machine should look again soon. */
const longestTimer = 60_000;

export const systemClock: Clock = {
	now: () => new Date(),
	async until(instant, signal) {
		for (;;) {
			const left = instant.getTime() - Date.now();
			if (left <= 0 || signal?.aborted) return;
			await pause(Math.min(left, longestTimer), signal);
		}
	}
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
