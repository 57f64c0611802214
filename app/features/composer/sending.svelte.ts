import { goto } from '$app/navigation';
import type { Post } from '#sync/records/post.ts';
import type { Place } from '#sync/time/slots.ts';
import { Offline } from '#app/lib/api-problem.ts';
import { currentProject } from '#app/lib/state/current-project.svelte.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { sentenceFor } from '#app/lib/words/sentence.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { enqueuePost, planPost } from '../posts/actions.ts';
import { approve, askReview, sendBack } from '../review/actions.ts';
import { lacksApproval } from '../review/standing.ts';
import type { Objection } from './checks.ts';
import { publishNow, Unsent } from './publish-now.ts';

/** A written post on its way out: now, at its time, or to whoever looks it over first. */
export class Sending {
	isBusy = $state(false);
	readonly #post: () => Post | undefined;
	readonly #save: () => Promise<void>;
	readonly #objections: () => Objection[];
	readonly #offerTime: () => void;
	readonly #gaps: () => string[];
	readonly #askAbout: (gaps: string[], send: () => void) => void;

	/**
	 * `save` brings what was written last into the post; `objections` tells what stands in its way; `offerTime` opens the picker of
	 * times, which is what remains to be done with no network. `gaps` are variables that nobody has filled in; `askAbout` asks whether the post
	 * shall go out with them nevertheless.
	 */
	constructor(about: {
		post: () => Post | undefined;
		save: () => Promise<void>;
		objections: () => Objection[];
		offerTime: () => void;
		gaps: () => string[];
		askAbout: (gaps: string[], send: () => void) => void;
	}) {
		this.#post = about.post;
		this.#save = about.save;
		this.#objections = about.objections;
		this.#offerTime = about.offerTime;
		this.#gaps = about.gaps;
		this.#askAbout = about.askAbout;
	}

	publish = (): void => this.#knowingly(() => this.#publish());

	schedule = (at: string): void => this.#knowingly(() => this.#schedule(at));

	#publish = (): Promise<void> =>
		this.#once(async (post) => {
			await publishNow(post.id);
			toasts.show(words.current.composer.published);
			await goto(`/posts/${post.id}`);
		});

	#schedule = (at: string): Promise<void> =>
		this.#once(async (post) => {
			// What nobody has approved gets its hour as a suggestion.
			const isSuggestion = lacksApproval(post, currentProject.project);
			await planPost(post, at, isSuggestion);
			if (!isSuggestion) await goto(`/posts/${post.id}`);
		});

	/** Into the queue, at the place that was shown before the press. */
	enqueue = (place: Place): Promise<void> =>
		this.#once(async (post) => {
			await enqueuePost(post, place);
			await goto(`/posts/${post.id}`);
		});

	askReview = (): Promise<void> => this.#once(askReview);

	approve = (): Promise<void> => this.#once(approve);

	backToDraft = (): Promise<void> =>
		this.#once((post) => sendBack(post, words.current.composer.returnedToDraft), []);

	/** What readers would stumble over is asked about first; what stands against it says so by itself. */
	#knowingly(send: () => Promise<void>): void {
		const gaps = this.#objections().length === 0 ? this.#gaps() : [];
		if (gaps.length > 0) this.#askAbout(gaps, () => void send());
		else void send();
	}

	/** One thing at a time, after what was written is saved, and only where nothing stands against it. */
	async #once(work: (post: Post) => Promise<void>, objections = this.#objections()): Promise<void> {
		if (this.isBusy) return;
		const [first] = objections;
		if (first) return void toasts.fail(sentenceOf(first));
		this.isBusy = true;
		try {
			await this.#save();
			const post = this.#post();
			if (post) await work(post);
		} catch (error) {
			this.#say(error);
		} finally {
			this.isBusy = false;
		}
	}

	#say(error: unknown): void {
		const t = words.current.composer;
		if (error instanceof Offline) {
			toasts.show(t.publishOffline, { tone: 'danger', action: { label: t.schedule, run: this.#offerTime } });
		} else toasts.fail(error instanceof Unsent ? t.publishUnsaved : sentenceFor(error));
	}
}

function sentenceOf({ code, amount }: Objection): string {
	const said = words.current.composer.check[code];
	return typeof said === 'string' ? said : said(amount);
}
