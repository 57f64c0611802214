import { SvelteMap } from 'svelte/reactivity';
import { online } from 'svelte/reactivity/window';
import type { PageCard } from '#sync/records/page-card.ts';
import { api } from '#app/lib/api.ts';
import { ApiProblem } from '#app/lib/api-problem.ts';
import { session } from '#app/lib/state/session.svelte.ts';

/** A link that is being written is not asked for at every letter, in milliseconds. */
const pause = 600;
/** After a call that did not come through, while the link is still before somebody, in milliseconds. */
const again = 5000;
/** Of pages that are remembered, while the app is open. */
const most = 50;
const known = new SvelteMap<string, PageCard | null>();

/** What the page at that address says of itself; null where that is nothing, `undefined` until it is known. */
export const pageAt = (address: string): PageCard | null | undefined => known.get(address);

/**
 * Asks for the page, through the server, unless it is known already: where there is a network, and somebody who is signed in. Gives what calls it off.
 * What it reads is read again whenever that changes.
 */
export function ask(address: string): () => void {
	if (known.has(address) || online.current === false || !session.user) return () => undefined;
	const calledOff = new AbortController();
	let timer: ReturnType<typeof setTimeout>;
	const askIn = (wait: number) => {
		timer = setTimeout(() => {
			api.post<{ card: PageCard | null }>('/api/link-cards', { url: address }, calledOff.signal).then(
				({ card }) => remember(address, card),
				(error: unknown) => {
					if (isWorthAsking(error) && !calledOff.signal.aborted) askIn(again);
				}
			);
		}, wait);
	};
	askIn(pause);
	return () => {
		clearTimeout(timer);
		calledOff.abort();
	};
}

/** Where the server was not reached, or had too much to do. What it has refused it would refuse again. */
const isWorthAsking = (error: unknown): boolean =>
	!(error instanceof ApiProblem) || error.status === 429 || error.status >= 500;

function remember(address: string, card: PageCard | null): void {
	const [oldest] = known.keys();
	if (known.size >= most && oldest !== undefined) known.delete(oldest);
	known.set(address, card);
}
