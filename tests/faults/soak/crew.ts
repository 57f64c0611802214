import { made } from '../../kit/desk.ts';
import { rests, type Desk } from './desk.ts';

/** By what a post is known through all that becomes of its words. */
export const nameIn = (text: string): string => /№[\d-]+/.exec(text)?.[0] ?? text;

/** VK takes fifty posts of a community a day. */
const mostInCommunity = 40;

/** People who write, plan, change, call off and publish over the API, one post after another, whatever they are answered. */
export class Crew {
	/** What they were told yes about, by name: it has to be out, or somebody has to have been told why not. */
	readonly promised = new Set<string>();
	/** What they called off and were told yes about: it may never be out. */
	readonly calledOff = new Set<string>();
	readonly done = {
		planned: 0,
		edited: 0,
		moved: 0,
		'called off': 0,
		'sent at once': 0,
		'changed when out': 0
	};
	/** Answers that were no, or that never came. */
	refused = 0;
	readonly #desk: Desk;
	readonly #random: () => number;
	readonly #posted = new Map<string, number>();
	#number = 0;

	constructor(desk: Desk, random: () => number) {
		this.#desk = desk;
		this.#random = random;
	}

	/** So many stories are begun a second, until the signal; resolves when the last one is told. */
	async works(perSecond: number, over: AbortSignal): Promise<void> {
		const stories = new Set<Promise<void>>();
		while (await rests((2000 * this.#random()) / perSecond, over)) {
			const story: Promise<void> = this.#story(this.#number++, over)
				.catch(() => void this.refused++)
				.finally(() => stories.delete(story));
			stories.add(story);
		}
		await Promise.all(stories);
	}

	async #story(number: number, over: AbortSignal): Promise<void> {
		const name = `№${number}`;
		const { anna, project } = this.#desk;
		const { id } = made(
			await anna.post<{ id: string }>('/api/posts', {
				...{ projectId: project.id, html: `${name} сначала`, targets: this.#targets(number) }
			})
		);
		const dice = this.#random();
		if (dice < 0.1) {
			made(await anna.post(`/api/posts/${id}/publish`, {}));
			this.promised.add(name);
			return void this.done['sent at once']++;
		}
		const ahead = 2000 + 10_000 * this.#random();
		const scheduledAt = later(ahead);
		made(await anna.post('/api/posts/schedule', { postId: id, scheduledAt }));
		this.promised.add(name);
		this.done.planned++;
		if (dice < 0.25) {
			if (!(await rests(ahead * this.#random(), over))) return;
			made(await anna.put(`/api/posts/${id}`, { html: `${name} исправлено` }));
			this.done.edited++;
		} else if (dice < 0.35) {
			made(await anna.put(`/api/posts/${id}/reschedule`, { scheduledAt: later(5000 * this.#random()) }));
			this.done.moved++;
		} else if (dice < 0.45) {
			await rests(ahead * this.#random(), over);
			// Whoever gets no answer does not know what holds.
			this.promised.delete(name);
			made(await anna.delete(`/api/posts/${id}/unschedule`));
			this.calledOff.add(name);
			this.done['called off']++;
		} else if (dice < 0.65) {
			if (!(await rests(ahead + 5000, over))) return;
			made(await anna.put(`/api/posts/${id}`, { html: `${name} дополнено` }));
			this.done['changed when out']++;
		}
	}

	/** One channel or two, and now and then a community. */
	#targets(number: number): { accountId: string }[] {
		const { telegram, vk } = this.#desk;
		const chosen = [telegram[number % telegram.length]];
		if (this.#random() < 0.4) chosen.push(telegram[(number + 7) % telegram.length]);
		const community = vk[number % vk.length];
		if (community && this.#random() < 0.25) {
			const posted = this.#posted.get(community.id) ?? 0;
			if (posted < mostInCommunity) chosen.push(community);
			this.#posted.set(community.id, posted + 1);
		}
		return chosen.flatMap((one) => (one ? [{ accountId: one.id }] : []));
	}
}

const later = (ms: number): string => new Date(Date.now() + ms).toISOString();
