import { filter, firstValueFrom, fromEvent, takeUntil } from 'rxjs';
import type { Database } from '../data/database.ts';
import { describeMedium } from '../data/writes.ts';
import type { Outgoing } from './store.ts';

/**
 * Resolves when this device shows a file of the server's as well as its own: its record has come, and its pictures lie in the service
 * worker's cache. Rejects where a picture could not be fetched, or the signal is aborted.
 */
export async function handedOver(db: Database, { id, alt }: Outgoing, signal: AbortSignal): Promise<void> {
	const record = await firstValueFrom(
		db.media.findOne(id).$.pipe(
			filter((document) => document !== null),
			takeUntil(fromEvent(signal, 'abort'))
		)
	);
	// Described while it was on its way, after the server had been told of it.
	if (alt !== '' && record.alt !== alt) await describeMedium(id, { alt });
	const { kind, url, thumbUrl } = record.toJSON();
	const shown = kind === 'video' ? [thumbUrl] : [url, thumbUrl];
	await Promise.all(shown.map((address) => address && fetched(address)));
}

/** As an image: only those the worker keeps. */
function fetched(address: string): Promise<void> {
	const image = new Image();
	image.src = address;
	return image.decode();
}
