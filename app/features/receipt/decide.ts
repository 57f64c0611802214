import type { Publication, UpkeepAct } from '#sync/records/publication.ts';
import { problemOf } from '#app/lib/api-problem.ts';
import { api, send } from '#app/lib/api.ts';

/** `answer`: what a person read in the picture that the network had shown. */
export const retry = (id: string, answer?: { challengeId: string; text: string }): Promise<Publication> =>
	api.post<Publication>(`/api/publications/${id}/retry`, answer ? { answer } : {});

/** The picture that the network wants a person to read, as an address inside this page. */
export async function challengePicture(id: string): Promise<string> {
	const response = await send(`/api/publications/${id}/challenge`);
	if (!response.ok) throw await problemOf(response);
	return URL.createObjectURL(await response.blob());
}

/** Asks once more for something to be done to what is out. */
export const repeat = (id: string, act: UpkeepAct): Promise<Publication> =>
	api.post<Publication>(`/api/publications/${id}/retry`, { act });

/** A person's word on what nobody else can know: whether the post is out. */
export const resolve = (id: string, word: { published: boolean; url?: string }): Promise<Publication> =>
	api.post<Publication>(`/api/publications/${id}/resolve`, word);
