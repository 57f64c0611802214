import { clientFiles, largestChunk, sumOf } from '../../size/client-files.ts';
import { firstRoute } from '../../size/first-route.ts';
import type { Figure } from '../run.ts';

/** What goes over the line, in kilobytes after brotli: of the first screen, of the largest part that is loaded later, of all that is kept. */
export async function weight(): Promise<Figure[]> {
	const files = await clientFiles();
	const styles = files.filter(({ name }) => name.endsWith('.css'));
	const figure = (what: string, bytes: number, most: number): Figure => ({
		what,
		measured: `${(bytes / 1000).toFixed(1)} kB`,
		target: `≤ ${most / 1000} kB`,
		isMet: bytes <= most
	});
	return [
		figure('JavaScript of the first route', await firstRoute(), 180_000),
		figure('largest chunk but the editor', largestChunk(files)?.bytes ?? Infinity, 60_000),
		figure('largest style sheet', Math.max(...styles.map(({ bytes }) => bytes)), 25_000),
		figure('kept by the service worker', sumOf(files), 1_200_000)
	];
}
