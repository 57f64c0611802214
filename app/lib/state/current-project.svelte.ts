import { browser } from '$app/env';
import type { Project } from '#sync/records/project.ts';
import type { Desk } from '../data/desk.svelte.ts';

const rememberedAs = 'twexel.project';

/** The projects of this device, and the one that the screens show. Follows the database, so both are right while offline. */
class CurrentProject {
	all = $state.raw<Project[]>([]);
	#chosen = $state(browser ? localStorage.getItem(rememberedAs) : null);
	readonly project: Project | null = $derived(
		this.all.find((project) => project.id === this.#chosen) ?? this.all[0] ?? null
	);
	#unfollow: (() => void) | null = null;

	get id(): string | null {
		return this.project?.id ?? null;
	}

	choose(id: string): void {
		localStorage.setItem(rememberedAs, id);
		this.#chosen = id;
	}

	/** Resolves when the projects that are on the device are known. */
	follow(desk: Desk): Promise<void> {
		this.#unfollow?.();
		return new Promise((resolve) => {
			const following = desk.db.projects.find({ sort: [{ name: 'asc' }] }).$.subscribe((found) => {
				this.all = found.map((document) => document.toMutableJSON());
				resolve();
			});
			this.#unfollow = () => following.unsubscribe();
		});
	}
}

export const currentProject = new CurrentProject();
