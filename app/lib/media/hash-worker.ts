import { createSHA256 } from 'hash-wasm';

/*
 * Reckons the SHA-256 of a file, a piece at a time: the browser's own digest wants all of a film in memory. In a worker, so that typing never
 * waits; and there the page's policy, which allows no WebAssembly, does not hold, but the one that the server sends with this file (server/web/pages.ts).
 */
const piece = 4 * 1024 * 1024;

export type HashAnswer = { sha256: string } | { isUnreadable: true };

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
	void sha256(data).then(
		(hash) => postMessage({ sha256: hash } satisfies HashAnswer),
		() => postMessage({ isUnreadable: true } satisfies HashAnswer)
	);
});

async function sha256(blob: Blob): Promise<string> {
	const hasher = await createSHA256();
	for (let at = 0; at < blob.size; at += piece) {
		hasher.update(new Uint8Array(await blob.slice(at, at + piece).arrayBuffer()));
	}
	return hasher.digest('hex');
}
