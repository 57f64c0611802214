import type { Channel } from './fates.ts';

/** An hour of deletion that has come at once: a second after the last channel got the post, whatever this device's clock says. */
export function soonest(channels: Channel[], now: number = Date.now()): string {
	const published = channels.map(({ publication }) => Date.parse(publication?.publishedAt ?? '') || 0);
	return new Date(Math.max(now, ...published.map((at) => at + 1000))).toISOString();
}
