import { browser } from '$app/env';
import type { Account } from '#sync/records/account.ts';
import type { Post } from '#sync/records/post.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { currentProject } from '#app/lib/state/current-project.svelte.ts';
import { indexed } from '#app/lib/data/indexes.ts';
import { live, type Live } from '#app/lib/data/live.svelte.ts';
import { here } from '../posts/here.svelte.ts';

export type StepName = 'connect' | 'write' | 'publish';

/** A project that is older than this was begun elsewhere, and what it holds may still be on its way here. In milliseconds. */
const young = 10 * 60_000;
/** How long it is given to come, in milliseconds. */
const patience = 5000;

/** Whether this device has shown them, or somebody has put them away here. */
const keptAs = (projectId: string): string => `twexel.first-steps.${projectId}`;
const kept = (projectId: string): string | null => (browser ? localStorage.getItem(keptAs(projectId)) : null);

/** Of a project that begins on this device, nothing can still be on its way here. */
export const expectSteps = (projectId: string): void => localStorage.setItem(keptAs(projectId), 'shown');

/** How far a new project has come: from no channel to a published post. To be made where a component begins. */
export class FirstSteps {
	readonly #accounts: Live<Account>;
	readonly #any: Live<Post>;
	readonly #out: Live<Post>;
	#skipped = $state.raw<readonly string[]>([]);
	#isSettled = $state(false);

	constructor() {
		const { db } = desk();
		const newest = { sort: [{ updatedAt: 'desc' as const }], limit: 1 };
		this.#accounts = live(() => db.accounts.find({ selector: { projectId: here.projectId } }));
		this.#any = live(() =>
			this.#isAsked ? db.posts.find({ selector: { projectId: here.projectId }, ...newest }) : null
		);
		const status = { $in: ['published', 'partial'] as Post['status'][] };
		$effect(() => {
			const timer = setTimeout(() => (this.#isSettled = true), patience);
			return () => clearTimeout(timer);
		});
		// Next time they stand there with the page, and push nothing down that is read already.
		$effect(() => {
			if (this.isShown) expectSteps(here.projectId);
		});
		this.#out = live(() =>
			this.#isAsked
				? db.posts.find({
						...{ selector: { projectId: here.projectId, status }, ...newest },
						index: indexed('byStatus')
					})
				: null
		);
	}

	/** Shown to who can go the whole way, until it is gone or put away. */
	get isShown(): boolean {
		const mayAll = here.may('accounts.write') && here.may('posts.publish');
		if (!this.#isAsked) return false;
		const isKnown = this.#accounts.isReady && this.#any.isReady && this.#out.isReady;
		return mayAll && isKnown && !this.isDone('publish');
	}

	/** Whether the answers can matter. */
	get #isAsked(): boolean {
		return this.#isDue && !this.#isSkipped;
	}

	get #isDue(): boolean {
		const createdAt = Date.parse(currentProject.project?.createdAt ?? '');
		return this.#isSettled || kept(here.projectId) === 'shown' || !(Date.now() - createdAt > young);
	}

	get channels(): Account[] {
		return this.#accounts.current.filter(({ status }) => status !== 'disconnected');
	}

	isDone(step: StepName): boolean {
		if (step === 'connect') return this.#accounts.current.length > 0;
		return (step === 'write' ? this.#any : this.#out).current.length > 0;
	}

	/** The first that is still to be done. */
	get next(): StepName {
		if (!this.isDone('connect')) return 'connect';
		return this.isDone('write') ? 'publish' : 'write';
	}

	/** The draft that is to be published. */
	get draft(): Post | undefined {
		return this.#any.current[0];
	}

	skip(): void {
		localStorage.setItem(keptAs(here.projectId), 'skipped');
		this.#skipped = [...this.#skipped, here.projectId];
	}

	get #isSkipped(): boolean {
		return kept(here.projectId) === 'skipped' || this.#skipped.includes(here.projectId);
	}
}
