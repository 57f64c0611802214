import { api } from '#app/lib/api.ts';
import { Offline } from '#app/lib/api-problem.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';

/** What was last written has not reached the server in time: sending now would send an older text. */
export class Unsent extends Error {
	override name = 'Unsent';
}

/** How long the sync gets to carry the last words over, in milliseconds. */
const patience = 8000;

/** Sends a post to its channels now. Throws Offline, Unsent, or ApiProblem for the server's no. */
export async function publishNow(id: string): Promise<void> {
	if (!desk().sync.isOnline) throw new Offline();
	await arrived(id);
	await api.post(`/api/posts/${id}/publish`, {});
}

async function arrived(id: string): Promise<void> {
	const { sync } = desk();
	const until = Date.now() + patience;
	const waits = () => sync.waitingItems.some((item) => item.collection === 'posts' && item.id === id);
	if (waits()) sync.retry();
	while (waits()) {
		if (Date.now() > until) throw new Unsent();
		await new Promise((resolve) => setTimeout(resolve, 40));
	}
}
