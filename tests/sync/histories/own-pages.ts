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
		const url = new URL(standIn(resolved.url) ?? resolved.url);
		url.searchParams.set('page', page);
		return { ...resolved, url: url.href };
	}
});

const isOfPages = (url: string): boolean =>
	/\/node_modules\/rxdb\/|\/app\/lib\/|\/tests\/sync\/histories\/page\//.test(url) && !url.includes('?');

/** What only a browser can do: its desk opens IndexedDB and listens to the window, its pace is a screen's, its storage room asks the person. */
const standIns: Record<string, string> = {
	'/app/lib/data/desk.svelte.ts': './page/desk.ts',
	'/app/lib/data/pace.ts': './page/pace.ts',
	'/app/lib/state/storage-room.svelte.ts': './page/storage-room.ts'
};

function standIn(url: string): string | undefined {
	const [, ours] = Object.entries(standIns).find(([path]) => url.endsWith(path)) ?? [];
	return ours && new URL(ours, import.meta.url).href;
}

type PageModule = typeof pageExports;

/** The module of the n-th page, loaded once and used by one history after another. */
export const pageModule = (n: number): Promise<PageModule> =>
	import(new URL(`./page/page.ts?page=${n}`, import.meta.url).href) as Promise<PageModule>;
