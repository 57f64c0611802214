import type { Target } from '#sync/records/post.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';

/** The channels of a new post: where the project has one, that is the one meant. */
export async function usualTargets(projectId: string): Promise<Target[]> {
	const found = await desk().db.accounts.find({ selector: { projectId } }).exec();
	const [only, another] = found.filter((account) => account.status !== 'disconnected');
	return only && !another ? [{ accountId: only.id }] : [];
}
