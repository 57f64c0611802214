import { send } from './api.ts';
import { problemOf } from './api-problem.ts';

/** Has a file made by the server and saves it under the name that the server gives it. Throws what `api` throws. */
export async function saveFile(path: string, init: RequestInit = { method: 'POST' }): Promise<void> {
	const response = await send(path, init);
	if (!response.ok) throw await problemOf(response);
	const [, name = 'twexel'] =
		/filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
	const url = URL.createObjectURL(await response.blob());
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser has taken hold of it by then.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
