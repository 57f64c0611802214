import type { NoticeSettings, NoticeTopic, NoticeWay, QuietHours } from '#sync/records/notice-settings.ts';
import { api } from '#app/lib/api.ts';
import { Submission } from '#app/lib/state/submission.svelte.ts';

const path = '/api/notices/settings';

/** How a person wants to be told. They are the person's and not the device's, so they are asked of the server and changed there. */
export class NoticeChoices {
	/** What is shown: what was pressed, until the server says no. Null before it is known. */
	current = $state.raw<NoticeSettings | null>(null);
	readonly loading = new Submission();
	readonly saving = new Submission();
	#saved: NoticeSettings | null = null;

	async load(): Promise<void> {
		await this.loading.run(async () => {
			this.#saved = await api.get<NoticeSettings>(path);
			this.current = this.#saved;
		});
	}

	tell(topic: NoticeTopic, way: NoticeWay, isTold: boolean): Promise<void> {
		return this.#change(({ topics, ...rest }) => {
			return { ...rest, topics: { ...topics, [topic]: { ...topics[topic], [way]: isTold } } };
		});
	}

	beQuiet(quiet: QuietHours | null): Promise<void> {
		return this.#change((settings) => ({ ...settings, quiet }));
	}

	/** One save after the other: what is pressed while one is under way goes with the next. */
	async #change(change: (settings: NoticeSettings) => NoticeSettings): Promise<void> {
		if (!this.current) return;
		this.current = change(this.current);
		if (this.saving.isBusy) return;
		const isSaved = await this.saving.run(async () => {
			while (this.current && this.current !== this.#saved) {
				const sent = this.current;
				await api.put(path, sent);
				this.#saved = sent;
			}
		});
		if (!isSaved) this.current = this.#saved;
	}
}
