import type { Handle } from '@sveltejs/kit/hooks';
import { getRequestEvent } from '$app/server';
import { hearLocale, localeFor, type Locale } from '#app/lib/words/words.svelte.ts';

hearLocale(() => localeOf(getRequestEvent().request));

/**
 * Draws a page in the language that its visitor's browser asks for first. What is drawn here is seen before its scripts are there: they give way to
 * it on a thin line.
 */
export const handle: Handle = async ({ event, resolve }) => {
	const lang = localeOf(event.request);
	const isDrawn = event.route.id?.startsWith('/(door)/') ?? false;
	const response = await resolve(event, {
		transformPageChunk({ html }) {
			const spoken = html.replace('%lang%', lang);
			if (!isDrawn) return spoken;
			// It brings a title of its own.
			return spoken
				.replace('<title>Twexel</title>', '')
				.replaceAll(' rel="modulepreload"', ' rel="modulepreload" fetchpriority="low"');
		}
	});
	response.headers.append('vary', 'accept-language');
	return response;
};

/** Russian where nothing is asked for, as in the shell that the service worker keeps for everybody. */
function localeOf(request: Request): Locale {
	const [first = ''] = (request.headers.get('accept-language') ?? '').split(/[,;]/, 1);
	return first.trim() === '' ? 'ru' : localeFor(first.trim());
}
