import { LRUCache } from 'lru-cache';
import type { PageCard } from '#sync/records/page-card.ts';
import type { Deps } from '../core/deps.ts';
import type { Outbound } from '../core/outbound.ts';
import { perDeps } from '../core/per-deps.ts';
import { smallOf } from '../media/judge-picture.ts';
import { readPage } from './read-page.ts';

/** Of one process; each is some tens of kilobytes. */
const most = 200;
/** How long a page's words are taken for its present ones, and how long it is not asked again if it gave none; in milliseconds. */
const fresh = 60 * 60_000;
const pause = 60_000;
/** Bytes of a page, and of a picture. */
const largestPage = 2 * 1024 * 1024;
const largestPicture = 5 * 1024 * 1024;

const kept = perDeps(
	(deps) =>
		// Of those who ask for one page at once, one asks.
		new LRUCache<string, { card: PageCard | null }>({
			max: most,
			fetchMethod: async (url, _stale, { options }) => {
				const card = await asked(deps, url);
				options.ttl = card ? fresh : pause;
				return { card };
			}
		})
);

/** The card of the page at that address; null where it cannot be had, or says nothing of itself. */
export async function cardAt(deps: Deps, url: string): Promise<PageCard | null> {
	return (await kept(deps).fetch(url))?.card ?? null;
}

/** Whatever goes wrong on the way, the page's own fault or the network's: then there is no card, and the link is a link. */
async function asked({ outbound }: Deps, url: string): Promise<PageCard | null> {
	const page = await outbound
		.ask(url, {
			...{ type: /^(text\/html|application\/xhtml\+xml)\b/i, largest: largestPage },
			headers: { accept: 'text/html', 'accept-language': 'ru, en;q=0.8' }
		})
		.catch(() => null);
	if (!page || page.status < 200 || page.status > 299) return null;
	const { picture, ...words } = readPage(page.body, page.headers['content-type'] ?? '', page.url);
	if (words.title === '' && words.description === '') return null;
	return { ...words, picture: picture === null ? null : await small(outbound, picture) };
}

async function small(outbound: Outbound, url: string): Promise<string | null> {
	try {
		const { status, body } = await outbound.ask(url, { type: /^image\//i, largest: largestPicture });
		if (status < 200 || status > 299) return null;
		return `data:image/webp;base64,${(await smallOf(body)).toString('base64')}`;
	} catch {
		return null;
	}
}
