import { SvelteMap } from 'svelte/reactivity';
import { networkManifest, type NetworkManifest } from '#sync/records/network.ts';
import { api } from '#app/lib/api.ts';
import { words } from '#app/lib/words/words.svelte.ts';

const rememberedAs = 'twexel.networks';

/**
 * What the installation's networks can do. The server tells it; this device remembers it, so that the composer counts and warns with
 * no network too. Only a device that has never been online knows none.
 */
class Networks {
	readonly manifests = new SvelteMap<string, NetworkManifest>();
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
				this.#take(items);
				localStorage.setItem(rememberedAs, JSON.stringify([...this.manifests.values()]));
			})
			// Offline, or a server that is down: asked again at the next visit.
			.catch(() => (this.#asked = false));
	}

	nameOf(network: string): string {
		return words.current.accounts.networkNames[network] ?? this.manifests.get(network)?.name ?? network;
	}

	#take(items: unknown): void {
		// Another version of the app may have remembered another shape: what cannot be read is left out.
		for (const item of Array.isArray(items) ? items : []) {
			const read = networkManifest.safeParse(item);
			if (read.success) this.manifests.set(read.data.id, read.data);
		}
	}
}

export const networks = new Networks();
