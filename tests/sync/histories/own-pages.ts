import { registerHooks } from 'node:module';
import type * as pageExports from './page/page.ts';

/**
 * Gives every simulated page modules of its own, as a browser does: RxDB counts the open collections of a page, and the app's code knows one
 * open desk. What is imported with `?page=n` carries the n on to what it imports of the app and of RxDB; all else is shared.
 */
registerHooks({
	resolve(specifier, context, next) {
		const resolved = next(specifier, context);
		const page = context.parentURL && new URL(context.parentURL).searchParams.get('page');
		if (!page || !isOfPages(resolved.url)) return resolved;
		const url = new URL(resolved.url.endsWith(desk) ? ourDesk : resolved.url);
		url.searchParams.set('page', page);
		return { ...resolved, url: url.href };
	}
});

const isOfPages = (url: string): boolean =>
	/\/node_modules\/rxdb\/|\/app\/lib\/|\/tests\/sync\/histories\/page\//.test(url) && !url.includes('?');

/** The browser's desk opens IndexedDB and listens to the window; ours holds what the page was opened with. */
const desk = '/app/lib/data/desk.svelte.ts';
const ourDesk = new URL('./page/desk.ts', import.meta.url).href;

type PageModule = typeof pageExports;

/** The module of the n-th page, loaded once and used by one history after another. */
export const pageModule = (n: number): Promise<PageModule> =>
	import(new URL(`./page/page.ts?page=${n}`, import.meta.url).href) as Promise<PageModule>;
