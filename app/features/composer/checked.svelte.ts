import type { Account } from '#sync/records/account.ts';
import type { Media } from '#sync/records/media.ts';
import type { Post } from '#sync/records/post.ts';
import { currentProject } from '#app/lib/state/current-project.svelte.ts';
import { networks } from '../accounts/networks.svelte.ts';
import { here } from '../posts/here.svelte.ts';
import { quickTimes } from '../posts/quick-times.ts';
import { gapsOf, objections, usualManner, type Manner, type Objection } from './checks.ts';
import type { Content, Draft } from './draft.svelte.ts';
import { mendingOf, type Mending } from './fixes/mending.ts';
import { Settled } from './settled.svelte.ts';

interface Around {
	/** The post as the device has it, once it does. */
	post: () => Post | undefined;
	accounts: () => Account[];
	files: () => Media[];
	/** The hour that is still to come. */
	plannedAt: () => string | null;
	showGap: () => void;
}

const hasOtherTargets = (before: Content, now: Content): boolean =>
	before.html === now.html && before.targets.length !== now.targets.length;

/** What stands between a draft and its readers, and what mends it. It follows the words a moment later. To be made while a component is. */
export class Checked {
	readonly #draft: Draft;
	readonly #around: Around;
	readonly #settled: Settled<Content>;
	readonly #drawn: Settled<Content>;

	constructor(draft: Draft, around: Around) {
		this.#draft = draft;
		this.#around = around;
		this.#settled = new Settled(() => draft.content, hasOtherTargets);
		this.#drawn = new Settled(() => this.content, hasOtherTargets, 0);
	}

	/** The draft as it is counted and checked. */
	get content(): Content {
		return this.#settled.current;
	}

	/** The draft as its preview is drawn: a moment after it was counted, so that a key comes in between. */
	get drawn(): Content {
		return this.#drawn.current;
	}

	/** What the project wants of all that goes out. */
	readonly manner: Manner = $derived.by(
		() => currentProject.all.find(({ id }) => id === this.#draft.projectId) ?? usualManner
	);

	readonly gaps: string[] = $derived.by(() => gapsOf(this.content));

	/** What is wrong already. What is merely missing is no news to somebody who has just begun: a channel is asked for once there are words, and channels. */
	readonly wrong: Objection[] = $derived.by(() => {
		const found = this.#against(this.content);
		const isBegun = !found.some(({ code }) => code === 'empty_post') && this.#around.accounts().length > 0;
		return found.filter(({ code }) => code !== 'empty_post' && (code !== 'no_targets' || isBegun));
	});

	readonly mending: Mending = $derived.by(() =>
		mendingOf(
			this.#draft,
			{
				content: this.content,
				accounts: this.#around.accounts(),
				manifests: networks.manifests,
				media: this.#around.files(),
				mayChangeProject: here.may('project.update')
			},
			{ manner: this.manner, late: this.#late, showGap: this.#around.showGap }
		)
	);

	/** All that stands against the draft as it is this very moment. */
	objections = (): Objection[] => this.#against(this.#draft.content);

	gapsNow = (): string[] => gapsOf(this.#draft.content);

	#against(content: Content): Objection[] {
		const plannedAt = this.#around.plannedAt();
		return objections(content, {
			accounts: this.#around.accounts(),
			manifests: networks.manifests,
			media: this.#around.files(),
			manner: this.manner,
			publishAt: plannedAt ? Date.parse(plannedAt) : Date.now()
		});
	}

	/** A draft whose hour has passed meanwhile goes out at none. */
	get #late() {
		const { status, scheduledAt } = this.#around.post() ?? {};
		const isLate = status === 'draft' && scheduledAt && Date.parse(scheduledAt) <= Date.now();
		const next = quickTimes(new Date().toISOString(), here.zone)[0];
		return isLate && next ? { from: scheduledAt, next: next.at } : null;
	}
}
