import { DetailedError, Upload } from 'tus-js-client';
import { access } from '../access.ts';
import { ApiProblem, Offline, problemOf } from '../api-problem.ts';
import type { Outgoing } from './store.ts';

/** What is sent in one request, in bytes: small enough that little is sent twice on a bad line. */
const piece = 5 * 1024 * 1024;

export interface Told {
	/** The server has heard of the file: from here it can be gone on with, on another day too. */
	began: (uploadUrl: string) => void;
	/** So many bytes have left. */
	sent: (bytes: number) => void;
}

/**
 * Sends a file, from where it stopped the last time. Throws Offline where the server was not reached, ApiProblem for its no, and the signal's
 * reason where it was aborted; whatever has come is kept there.
 */
export async function transfer(blob: Blob, file: Outgoing, told: Told, signal: AbortSignal): Promise<void> {
	let { uploadUrl } = file;
	const began = (url: string) => told.began((uploadUrl = url));
	for (let refused: string | undefined; ;) {
		const token = await access(refused);
		try {
			return await attempt(blob, { ...file, uploadUrl }, token, { ...told, began }, signal);
		} catch (error) {
			const isStale = error instanceof ApiProblem && error.status === 401 && refused === undefined;
			if (!isStale) throw error;
			refused = token;
		}
	}
}

function attempt(blob: Blob, file: Outgoing, token: string, told: Told, signal: AbortSignal): Promise<void> {
	const { id, projectId, name, type, alt, sha256 } = file;
	return new Promise((resolve, reject) => {
		const upload = new Upload(blob, {
			// The server's answer names a place below this one, which must be an absolute address to be joined with it.
			endpoint: new URL('/api/media/uploads', location.origin).href,
			uploadUrl: file.uploadUrl,
			metadata: { id, projectId, filename: name, filetype: type, alt, ...(sha256 ? { sha256 } : {}) },
			headers: { authorization: `Bearer ${token}` },
			addRequestId: true,
			chunkSize: piece,
			// When to try again is decided for all files together, and where they stand is kept with them.
			retryDelays: null,
			storeFingerprintForResuming: false,
			onUploadUrlAvailable: () => upload.url && told.began(upload.url),
			onProgress: (sent) => told.sent(sent),
			onSuccess: () => resolve(),
			onError: (error) => void causeOf(error).then(reject)
		});
		const stop = () => {
			void upload.abort();
			reject(signal.reason);
		};
		if (signal.aborted) return stop();
		signal.addEventListener('abort', stop, { once: true });
		upload.start();
	});
}

/** The library's error in the words of this app. What never reached the server is no error of the server's. */
async function causeOf(error: Error): Promise<Error> {
	if (!(error instanceof DetailedError)) return error;
	const { originalResponse: answer, originalRequest: request } = error;
	if (!answer) return request ? new Offline() : error;
	return problemOf(new Response(answer.getBody(), { status: answer.getStatus() }));
}
