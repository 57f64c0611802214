import type { Bytes } from './store.ts';

/** Addresses at which this page can show what lies in the outbox; each is given back when its file has left. */
export class ObjectUrls {
	#all = $state.raw<ReadonlyMap<string, string>>(new Map());

	of(id: string): string | undefined {
		return this.#all.get(id);
	}

	follow(rows: Bytes[]): void {
		const before = this.#all;
		this.#all = new Map(rows.map(({ id, blob }) => [id, before.get(id) ?? URL.createObjectURL(blob)]));
		for (const [id, url] of before) if (!this.#all.has(id)) URL.revokeObjectURL(url);
	}
}
