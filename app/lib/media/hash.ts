import type { HashAnswer } from './hash-worker.ts';

/** The SHA-256 of a file in hex; null where its bytes cannot be read. Throws the signal's reason where it was aborted. */
export function hashOf(blob: Blob, signal: AbortSignal): Promise<string | null> {
	const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' });
	return new Promise<string | null>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<HashAnswer>) => resolve('sha256' in data ? data.sha256 : null);
		worker.onerror = (event) => reject(new Error(`the hashing broke off: ${event.message}`));
		signal.addEventListener('abort', () => reject(signal.reason), { once: true });
		worker.postMessage(blob);
	}).finally(() => worker.terminate());
}
