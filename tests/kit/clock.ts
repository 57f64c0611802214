import type { Clock } from '#server/core/clock.ts';

/** A clock that stands still until a test moves it. */
export interface MovedClock extends Clock {
	/** Moves on to `instant`, and wakes whoever waited for that. */
	moveTo(instant: Date): void;
	/** Somebody sets it, also back. Who waits is woken only by what has come by it. */
	setTo(instant: Date): void;
	/** The earliest instant that somebody waits for. */
	next(): Date | undefined;
}

export function movedClock(start: string): MovedClock {
	let time = Date.parse(start);
	const waiting = new Set<{ until: number; wake: () => void }>();
	return {
		now: () => new Date(time),
		until: (instant, signal) =>
			new Promise((resolve) => {
				if (instant.getTime() <= time || signal?.aborted) return resolve();
				const waiter = { until: instant.getTime(), wake };
				function wake() {
					waiting.delete(waiter);
					signal?.removeEventListener('abort', wake);
					resolve();
				}
				waiting.add(waiter);
				signal?.addEventListener('abort', wake);
			}),
		moveTo(instant) {
			time = Math.max(time, instant.getTime());
			for (const waiter of waiting) if (waiter.until <= time) waiter.wake();
		},
		setTo(instant) {
			time = instant.getTime();
			for (const waiter of waiting) if (waiter.until <= time) waiter.wake();
		},
		next() {
			const earliest = Math.min(...[...waiting].map((waiter) => waiter.until));
			return Number.isFinite(earliest) ? new Date(earliest) : undefined;
		}
	};
}

const units: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** '90s', '15m', '1h', '3d' in milliseconds. */
export function duration(text: string): number {
	const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
	const size = units[unit];
	if (count === undefined || size === undefined) throw new Error(`not a duration: ${text}`);
	return Number(count) * size;
}
