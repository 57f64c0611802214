import { registerHooks, type ResolveFnOutput } from 'node:module';
import type * as pageExports from './page/page.ts';

/**
 * Gives every simulated page modules of its own, as a browser does: RxDB counts the open collections of a page, and the app's code knows one
 * open desk. What is imported with `?page=n` carries the n on to what it imports of the app and of RxDB; all else is shared.
 */
registerHooks({
	resolve(specifier, context, next) {
		const [parent = '', page] = context.parentURL?.split('?page=') ?? [];
		if (!page) return next(specifier, context);
		// Every page asks for the same: found once, for all of them.
		const asked = `${parent} ${specifier}`;
		const found = known.get(asked) ?? next(specifier, context);
		known.set(asked, found);
		if (!isOfPages(found.url)) return { ...found, shortCircuit: true };
		const url = `${standIn(found.url) ?? found.url}?page=${page}`;
		const format = url.includes('.ts?') ? 'module-typescript' : 'module';
		return { ...found, url, format, shortCircuit: true };
	}
});

const known = new Map<string, ResolveFnOutput>();

const isOfPages = (url: string): boolean =>
	/\/node_modules\/rxdb\/|\/app\/lib\/|\/tests\/sync\/histories\/page\//.test(url) && !url.includes('?');

/**
 * What only a browser can do: its desk opens IndexedDB and listens to the window, its pace is a screen's, its storage room asks the person. And
 * RxDB's hash, which it has made on another thread: a page that waits for one would look as if it were quiet.
 */
const standIns: Record<string, string> = {
	'/app/lib/data/desk.svelte.ts': './page/desk.ts',
	'/app/lib/data/pace.ts': './page/pace.ts',
	'/app/lib/state/storage-room.svelte.ts': './page/storage-room.ts',
	'/rxdb/dist/esm/plugins/utils/utils-hash.js': './page/hash.ts'
};

function standIn(url: string): string | undefined {
	const [, ours] = Object.entries(standIns).find(([path]) => url.endsWith(path)) ?? [];
	return ours && new URL(ours, import.meta.url).href;
}

type PageModule = typeof pageExports;

/** The module of the n-th page, loaded once and used by one history after another. */
export const pageModule = (n: number): Promise<PageModule> =>
	import(new URL(`./page/page.ts?page=${n}`, import.meta.url).href) as Promise<PageModule>;
