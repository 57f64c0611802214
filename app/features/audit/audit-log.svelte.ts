import type { AuditEntry, AuditGroup } from '#sync/records/audit.ts';
import { api } from '#app/lib/api.ts';
import { Offline } from '#app/lib/api-problem.ts';
import { saveFile } from '#app/lib/save-file.ts';
import { sentenceFor } from '#app/lib/words/sentence.ts';

interface Page {
	items: AuditEntry[];
	nextCursor: string | null;
}

export type Shown = AuditGroup | 'everything';

/** The log of one project, as far as it has been read. It is kept by the server alone. */
export class AuditLog {
	all = $state.raw<AuditEntry[] | null>(null);
	problem = $state<string | null>(null);
	isOffline = $state(false);
	isBusy = $state(false);
	shown = $state<Shown>('everything');
	search = $state('');
	#cursor = $state.raw<string | null>(null);
	#asked = 0;
	readonly #path: string;

	constructor(projectId: string) {
		this.#path = `/api/projects/${projectId}/audit`;
	}

	get hasMore(): boolean {
		return this.#cursor !== null;
	}

	get isFiltered(): boolean {
		return this.shown !== 'everything' || this.search.trim() !== '';
	}

	/** From the newest on. What was read before stays in sight until the answer is there; of two questions the later one counts. */
	read = (): Promise<void> =>
		this.#try(async (isLast) => {
			const page = await this.#page();
			if (!isLast()) return;
			this.all = page.items;
			this.#cursor = page.nextCursor;
		});

	readMore = (): Promise<void> =>
		this.#try(async (isLast) => {
			if (this.#cursor === null) return;
			const page = await this.#page(this.#cursor);
			if (!isLast()) return;
			this.all = [...(this.all ?? []), ...page.items];
			this.#cursor = page.nextCursor;
		});

	check = () =>
		api.get<{ isWhole: boolean; entries: number; brokenAt: number | null }>(`${this.#path}/verify`);

	save = (format: 'csv' | 'jsonl'): Promise<void> => saveFile(`${this.#path}/export?format=${format}`);

	#page(cursor?: string): Promise<Page> {
		const query = new URLSearchParams({ limit: '50' });
		if (this.shown !== 'everything') query.set('group', this.shown);
		if (this.search.trim() !== '') query.set('q', this.search.trim());
		if (cursor !== undefined) query.set('cursor', cursor);
		return api.get<Page>(`${this.#path}?${query}`);
	}

	async #try(work: (isLast: () => boolean) => Promise<void>): Promise<void> {
		const asked = ++this.#asked;
		this.isBusy = true;
		try {
			await work(() => asked === this.#asked);
			this.problem = null;
			this.isOffline = false;
		} catch (error) {
			this.isOffline = error instanceof Offline;
			this.problem = sentenceFor(error);
		} finally {
			if (asked === this.#asked) this.isBusy = false;
		}
	}
}
