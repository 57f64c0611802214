import { firstRoute } from '../size/first-route.ts';
import type { Figure } from './run.ts';

/** What the first screen makes a newcomer's browser load. */
export async function size(): Promise<Figure[]> {
	const kilobytes = (await firstRoute()) / 1000;
	return [
		{
			what: 'JavaScript of the first route, brotli',
			measured: `${kilobytes.toFixed(1)} kB`,
			target: '≤ 180 kB',
			isMet: kilobytes <= 180
		}
	];
}
