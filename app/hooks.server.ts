import type { Handle } from '@sveltejs/kit/hooks';
import { getRequestEvent } from '$app/server';
import { hearLocale, localeFor, type Locale } from '#app/lib/words/words.svelte.ts';

hearLocale(() => localeOf(getRequestEvent().request));

/** Draws a page in the language that its visitor's browser asks for first. */
export const handle: Handle = async ({ event, resolve }) => {
	const lang = localeOf(event.request);
	const response = await resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', lang) });
	response.headers.append('vary', 'accept-language');
	return response;
};

/** Russian where nothing is asked for, as in the shell that the service worker keeps for everybody. */
function localeOf(request: Request): Locale {
	const [first = ''] = (request.headers.get('accept-language') ?? '').split(/[,;]/, 1);
	return first.trim() === '' ? 'ru' : localeFor(first.trim());
}
