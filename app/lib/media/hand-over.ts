import { filter, firstValueFrom, fromEvent, takeUntil } from 'rxjs';
import { describeMedium } from '../data/writes.ts';
import { mediaCache } from '../media-cache.ts';
import type { Outgoing } from './store.ts';
import type { Workplace } from './work.ts';

/**
 * Resolves when this device shows a file of the server's as well as its own: its record has come, and its pictures lie in the service
 * worker's cache, the whole one as it was sent, so that nobody pays for it twice. Rejects where the small one could not be fetched, or the
 * signal is aborted.
 */
export async function handedOver(
	{ store, db }: Workplace,
	{ id, alt }: Outgoing,
	signal: AbortSignal
): Promise<void> {
	const record = await firstValueFrom(
		db.media.findOne(id).$.pipe(
			filter((document) => document !== null),
			takeUntil(fromEvent(signal, 'abort'))
		)
	);
	// Described while it was on its way, after the server had been told of it.
	if (alt !== '' && record.alt !== alt) await describeMedium(id, { alt });
	const { kind, url, thumbUrl } = record.toJSON();
	const kept = await store.bytes.get(id);
	if (kept && kind !== 'video') await keep(url, kept.blob);
	if (thumbUrl) await fetched(thumbUrl);
}

/** Where there is no cache, or no room in it, the server will be asked. */
async function keep(address: string, blob: Blob): Promise<void> {
	if (!('caches' in globalThis)) return;
	const answer = new Response(blob, { headers: { 'content-type': blob.type } });
	await caches
		.open(mediaCache)
		.then((cache) => cache.put(address, answer))
		.catch(() => {});
}

/** As an image: only those the worker keeps. */
function fetched(address: string): Promise<void> {
	const image = new Image();
	image.src = address;
	return image.decode();
}
