import { SvelteMap } from 'svelte/reactivity';
import { facedNetwork, type FacedNetwork } from '#sync/records/network-face.ts';
import { api } from '#app/lib/api.ts';
import { ownRefusals } from '#app/lib/words/own-refusals.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { channelPage } from './channel-page.ts';

const rememberedAs = 'twexel.networks';

/**
 * What the installation's networks can do, and how people meet them. The server tells it; this device remembers it, so that the composer counts and warns with
 * no network too. Only a device that has never been online knows none.
 */
class Networks {
	readonly manifests = new SvelteMap<string, FacedNetwork>();
	#asked = false;

	/** Reads what is remembered, and once per visit asks whether it has changed. */
	load(): void {
		if (this.#asked) return;
		this.#asked = true;
		const remembered = localStorage.getItem(rememberedAs);
		if (remembered !== null) this.#take(JSON.parse(remembered));
		api
			.get<{ items: unknown }>('/api/networks')
			.then(({ items }) => {
				// One that the installation has no more is not offered any more.
				this.manifests.clear();
				this.#take(items);
				localStorage.setItem(rememberedAs, JSON.stringify([...this.manifests.values()]));
			})
			// Offline, or a server that is down: asked again at the next visit.
			.catch(() => (this.#asked = false));
	}

	nameOf(network: string): string {
		const manifest = this.manifests.get(network);
		const title = manifest?.face.title;
		return title ? words.say(title) : (manifest?.name ?? network);
	}

	/** Where a @name leads that stands in a text: to the network that draws links in texts, and has pages for names. */
	pageOf(username: string): string | null {
		const drawing = [...this.manifests.values()].filter(({ markup }) => markup === 'rich');
		return (
			drawing.map((manifest) => channelPage({ username }, manifest)).find((page) => page !== null) ?? null
		);
	}

	#take(items: unknown): void {
		// Another version of the app may have remembered another shape: what cannot be read is left out.
		for (const item of Array.isArray(items) ? items : []) {
			const { data } = facedNetwork.safeParse(item);
			if (!data) continue;
			this.manifests.set(data.id, data);
			for (const [code, refusal] of Object.entries(data.face.refusals)) ownRefusals.set(code, refusal);
		}
	}
}

export const networks = new Networks();
