import type { Activity, ActivityTopic } from '#sync/records/activity.ts';
import { Offline } from '#app/lib/api-problem.ts';
import { api } from '#app/lib/api.ts';
import { keepKnown, known } from '#app/lib/data/known.ts';
import { sentenceFor } from '#app/lib/words/sentence.ts';

export interface Question {
	projectId: string;
	topic: ActivityTopic | undefined;
	userId: string | undefined;
}

interface Page {
	items: Activity[];
	nextCursor: string | null;
}

/** What has happened in a project, as far as it has been read. It is kept by the server; the last first page stays here for the time without a network. */
export class Doings {
	all = $state.raw<Activity[] | null>(null);
	problem = $state<string | null>(null);
	isOffline = $state(false);
	isBusy = $state(false);
	#cursor = $state.raw<string | null>(null);
	#question: Question | null = null;

	get hasMore(): boolean {
		return this.#cursor !== null;
	}

	/** What was read of another question goes; of the same it stays in sight until the answer is there. */
	async ask(question: Question): Promise<void> {
		const isOther = JSON.stringify(question) !== JSON.stringify(this.#question);
		this.#question = question;
		if (isOther) this.all = null;
		await this.#read(async () => {
			const { items, nextCursor } = await api.get<Page>(addressOf(question));
			if (this.#question !== question) return;
			this.all = items;
			this.#cursor = nextCursor;
			if (isWhole(question)) keepKnown('activity', question.projectId, items);
		});
		if (this.isOffline && this.all === null && isWhole(question)) {
			this.all = known<Activity[]>('activity', question.projectId);
		}
	}

	/** The same question once more. */
	again = async (): Promise<void> => {
		if (this.#question) await this.ask(this.#question);
	};

	more = (): Promise<void> =>
		this.#read(async () => {
			if (!this.#question || this.#cursor === null) return;
			const { items, nextCursor } = await api.get<Page>(
				`${addressOf(this.#question)}&cursor=${this.#cursor}`
			);
			this.all = [...(this.all ?? []), ...items];
			this.#cursor = nextCursor;
		});

	async #read(work: () => Promise<void>): Promise<void> {
		this.isBusy = true;
		try {
			await work();
			this.problem = null;
			this.isOffline = false;
		} catch (error) {
			this.isOffline = error instanceof Offline;
			this.problem = sentenceFor(error);
		} finally {
			this.isBusy = false;
		}
	}
}

const isWhole = ({ topic, userId }: Question): boolean => topic === undefined && userId === undefined;

function addressOf({ projectId, topic, userId }: Question): string {
	const query = new URLSearchParams({ limit: '50' });
	if (topic) query.set('topic', topic);
	if (userId) query.set('userId', userId);
	return `/api/projects/${projectId}/activity?${query}`;
}
