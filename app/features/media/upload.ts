import { access } from '#app/lib/access.ts';
import { Offline, problemOf } from '#app/lib/api-problem.ts';

/** The pictures that the server reads. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** What the composer needs of the stored file at once; the rest comes by the sync. */
export interface Uploaded {
	id: string;
	url: string;
	thumbUrl: string;
}

/**
 * Sends one file. `onProgress` is told the share that has left, 0 to 1. Throws Offline where the server was not reached,
 * ApiProblem for its no, and the signal's reason where it was aborted.
 */
export async function upload(
	projectId: string,
	file: File,
	onProgress: (share: number) => void,
	signal: AbortSignal
): Promise<Uploaded> {
	const token = await access();
	const first = await send(projectId, file, token, onProgress, signal);
	if (first.status !== 401) return answerOf(first);
	return answerOf(await send(projectId, file, await access(token), onProgress, signal));
}

async function answerOf(response: Response): Promise<Uploaded> {
	if (!response.ok) throw await problemOf(response);
	// The contract's shape, from our own server.
	return (await response.json()) as Uploaded;
}

/** By XMLHttpRequest: fetch does not tell how much of a body has left. */
function send(
	projectId: string,
	file: File,
	token: string,
	onProgress: (share: number) => void,
	signal: AbortSignal
): Promise<Response> {
	const form = new FormData();
	form.append('projectId', projectId);
	form.append('file', file);
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', '/api/media');
		request.setRequestHeader('authorization', `Bearer ${token}`);
		request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
		request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
		request.onerror = () => reject(new Offline());
		request.onabort = () => reject(signal.reason);
		signal.addEventListener('abort', () => request.abort(), { once: true });
		request.send(form);
	});
}
