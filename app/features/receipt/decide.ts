import type { Publication } from '#sync/records/publication.ts';
import { api } from '#app/lib/api.ts';

export const retry = (id: string): Promise<Publication> =>
	api.post<Publication>(`/api/publications/${id}/retry`, {});

/** A person's word on what nobody else can know: whether the post is out. */
export const resolve = (id: string, word: { published: boolean; url?: string }): Promise<Publication> =>
	api.post<Publication>(`/api/publications/${id}/resolve`, word);
