import type { Publication, UpkeepAct } from '#sync/records/publication.ts';
import { api } from '#app/lib/api.ts';

export const retry = (id: string): Promise<Publication> =>
	api.post<Publication>(`/api/publications/${id}/retry`, {});

/** Asks once more for something to be done to what is out. */
export const repeat = (id: string, act: UpkeepAct): Promise<Publication> =>
	api.post<Publication>(`/api/publications/${id}/retry`, { act });

/** A person's word on what nobody else can know: whether the post is out. */
export const resolve = (id: string, word: { published: boolean; url?: string }): Promise<Publication> =>
	api.post<Publication>(`/api/publications/${id}/resolve`, word);
