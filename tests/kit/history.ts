import type { Revision } from '#sync/records/revision.ts';
import { made, type FullPost } from './desk.ts';
import type { Person } from './person.ts';
import type { Replica } from './replica.ts';
import type { Answer } from './session.ts';

export interface HistoryPage {
	items: Revision[];
	nextCursor: string | null;
}

/** What people do with a post's earlier versions. */

export const historyOf = async (who: Person, { id }: { id: string }): Promise<Revision[]> =>
	made(await who.get<HistoryPage>(`/api/posts/${id}/revisions`)).items;

export const rewrites = async (who: Person, { id }: { id: string }, part: object): Promise<FullPost> =>
	made(await who.put<FullPost>(`/api/posts/${id}`, part));

export const restores = (
	who: Person,
	post: { id: string },
	version: { id: string } | undefined
): Promise<Answer<FullPost>> => who.post<FullPost>(`/api/posts/${post.id}/revisions/${version?.id}/restore`);

/** A post as a device has it after its next pull. */
export const held = async (replica: Replica, id: string) => {
	await replica.pulls('posts');
	const document = replica.held.get(id);
	if (!document) throw new Error(`the device holds no ${id}`);
	return document;
};
